import { readingLimits } from "#app/reader/reading/limits.ts";
import { rule } from "./rule.ts";

/** The same bytes, or a page that looks the same, were given in another request: told to staff alone. */
export const seenElsewhere = rule({
  id: "seen-elsewhere",
  level: "serious",
  audience: "staff",
  reads: false,
  answers: { "not-seen": "pass", "same-file": "fail", "same-page": "fail", "not-drawn": "unknown" },
  appliesTo: () => true,
  judge: ({ document, seenElsewhere: { sameFile, samePage } }) => {
    if (sameFile.length > 0)
      return { answer: "same-file", values: { references: sameFile.join(", ") } };
    // A letterhead or a form looks like another: weaker than the same file.
    if (samePage.length > 0)
      return {
        answer: "same-page",
        level: "notice",
        values: { references: samePage.join(", ") },
      };
    // Pages are compared by their pictures, which reading makes of the first ones; files by their bytes, at once.
    const isWholeDrawn = (document.pages ?? 0) <= readingLimits.pagesDrawn;
    const isDrawn = document.reading === "done" && document.verdict !== "unjudged" && isWholeDrawn;
    return { answer: isDrawn ? "not-seen" : "not-drawn" };
  },
});
