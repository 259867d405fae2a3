import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { extractKinds, factsOf } from "./documents.ts";
import { rule } from "./rule.ts";

const telling: readonly DocumentKind[] = [...extractKinds, "journal-publication"];
const ended = ["struck-off", "dissolved"];

/** A company that has ceased has no managers, and in a liquidation others decide. */
export const standing = rule({
  id: "standing",
  level: "serious",
  audience: "staff",
  reads: true,
  answers: {
    "nothing-said": "pass",
    ended: "fail",
    proceedings: "fail",
    "not-recognised": "unknown",
  },
  appliesTo: ({ document }) => telling.includes(document.kind),
  judge: ({ document }) => {
    const facts = factsOf(document, "standing");
    const [first] = facts;
    if (first) {
      const answer = facts.some(({ value }) => ended.includes(value)) ? "ended" : "proceedings";
      return {
        answer,
        values: { written: facts.map(({ note, value }) => note ?? value).join(", ") },
        facts,
      };
    }
    const kinds = factsOf(document, "kind").filter(({ value }) => value === document.kind);
    return kinds.length > 0
      ? { answer: "nothing-said", facts: kinds }
      : { answer: "not-recognised" };
  },
});
