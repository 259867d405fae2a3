/** Answers whose origin is kept. A document keeps its own, in its row. */
export const answerIds = [
  "situation",
  "mobile",
  "addresses",
  "contact",
  "verification",
  "current-number",
] as const;
export type AnswerId = (typeof answerIds)[number];
