import { rule } from "./rule.ts";

/**
 * A blank page is only a notice, since our drawing may be at fault. Pages of a dangerous file were
 * not examined.
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
