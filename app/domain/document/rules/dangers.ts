import { rule } from "./rule.ts";

/** Means to act by itself, in the hands of whoever opens the file: named to staff, who see pictures only. */
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
