import { rule } from "./rule.ts";

/**
 * Content that can act by itself when the file is opened. Named to staff, who see page pictures
 * only.
 */
export const dangers = rule({
  id: "dangers",
  level: "serious",
  audience: "staff",
  reads: false,
  answers: { none: "pass", some: "fail", unjudged: "unknown" },
  appliesTo: () => true,
  judge: ({ document: { verdict, dangers: found } }) => {
    if (found.length > 0) return { answer: "some", values: { dangers: found.join(",") } };
    return { answer: verdict === "unjudged" || verdict === "dangerous" ? "unjudged" : "none" };
  },
});
