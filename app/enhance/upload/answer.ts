/**
 * Whose turn it is after an answer. `page`: the server's own page says what became of the files. `us`: something
 * failed on our side, nothing was lost. `gone`: the page that answers is another one, to be gone to.
 */
export type AnswerClass = "page" | "us" | "gone";

/** `path` is where the answer comes from, redirects followed; `hasMain` tells our pages from those of something in between. */
export function classOf(answer: { status: number; path: string; hasMain: boolean }): AnswerClass {
  const { status, path, hasMain } = answer;
  if (status >= 500 || !hasMain) return "us";
  return path === "/request/documents" ? "page" : "gone";
}
