import { rule } from "./rule.ts";

/**
 * Whether a person can read it at all. A blank page is told, but the fault may be our drawing of it; of a file
 * that can act the pages were not looked at.
 */
export const readable = rule({
  id: "readable",
  level: "serious",
  audience: "both",
  reads: false,
  answers: { readable: "pass", blank: "fail", unreadable: "fail", unjudged: "unknown" },
  appliesTo: () => true,
  judge: ({ document: { verdict } }) => {
    if (verdict === "blank") return { answer: "blank", level: "notice" };
    if (verdict === "dangerous") return { answer: "unjudged" };
    return { answer: verdict === "good" ? "readable" : verdict };
  },
});
