import { rule } from "./rule.ts";

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
