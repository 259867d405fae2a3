/**
 * `page`: the server's own page reports on the files. `us`: failure on our side, nothing is lost.
 * `gone`: the answer is another page, to navigate to.
 */
export type AnswerClass = "page" | "us" | "gone";

export interface Answer {
  readonly status: number;
  /** After redirects. */
  readonly path: string;
  /** Of the page with the form. */
  readonly ownPath: string;
  /** Our pages have a `main`; those of an intermediary may not. */
  readonly hasMain: boolean;
}

export function classOf(answer: Answer): AnswerClass {
  const { status, path, ownPath, hasMain } = answer;
  if (status >= 500 || !hasMain) return "us";
  return path === ownPath ? "page" : "gone";
}
