import { factsOf } from "./documents.ts";
import { rule } from "./rule.ts";

/** Facts of one document belong together: pages of another one are not read, and are shown. */
export const pages = rule({
  id: "pages",
  level: "serious",
  audience: "both",
  reads: true,
  answers: { together: "pass", mixed: "fail", "not-recognised": "unknown" },
  appliesTo: ({ document }) =>
    (document.pages ?? 1) > 1 || factsOf(document, "other-page").length > 0,
  judge: ({ document }) => {
    const facts = factsOf(document, "other-page");
    if (facts.length > 0) {
      const numbers = [...new Set(facts.map(({ page }) => String(page)))].join(", ");
      return { answer: "mixed", values: { numbers }, facts };
    }
    const kinds = factsOf(document, "kind");
    return kinds.length > 0 ? { answer: "together", facts: kinds } : { answer: "not-recognised" };
  },
});
