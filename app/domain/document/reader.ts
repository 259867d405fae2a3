/** More pages than this and a file is not taken for a paper. */
export const maxPages = 2_000;

/**
 * What opening a file showed.
 * - `good`: opened without a password, its page tree holds.
 * - `password`: cannot be opened without one.
 * - `damaged`: truncated, malformed, or built to blow up.
 * - `unjudged`: the reader itself crashed or ran out of time or memory; a person must look.
 */
export type PdfVerdict =
  | { readonly verdict: "good"; readonly pages: number }
  | { readonly verdict: "password" | "damaged" | "not-a-pdf" | "unjudged" };
