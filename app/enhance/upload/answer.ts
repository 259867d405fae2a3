/**
 * `page`: the server's own page reports on the files. `us`: failure on our side, nothing is lost.
 * `gone`: the answer is another page, to navigate to.
 */
export type AnswerClass = "page" | "us" | "gone";

/**
 * `path` is the final address after redirects; `hasMain` distinguishes our pages from those of an
 * intermediary.
 */
export function classOf(answer: { status: number; path: string; hasMain: boolean }): AnswerClass {
  const { status, path, hasMain } = answer;
  if (status >= 500 || !hasMain) return "us";
  return path === "/request/documents" ? "page" : "gone";
}
