import { readingLimits } from "#app/reader/reading/limits.ts";
import { rule } from "./rule.ts";

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
    // Letterheads and forms look alike, so this weighs less than the same file.
    if (samePage.length > 0)
      return {
        answer: "same-page",
        level: "notice",
        values: { references: samePage.join(", ") },
      };
    // Files are compared immediately; pages by pictures, which reading draws only for the first
    // ones.
    const isWholeDrawn = (document.pages ?? 0) <= readingLimits.pagesDrawn;
    const isDrawn = document.reading === "done" && document.verdict !== "unjudged" && isWholeDrawn;
    return { answer: isDrawn ? "not-seen" : "not-drawn" };
  },
});
