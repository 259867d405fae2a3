/** More pages than this and a file is not taken for a paper. */
export const maxPages = 2_000;

/**
 * What opening a file showed.
 * - `good`: opened without a password, holds together, can be read by a person.
 * - `blank`: nothing is drawn on it.
 * - `unreadable`: a picture of too few dots, or too blurred, to be read.
 * - `dangerous`: has a means to act by itself (see `Danger`); stored, shown only as pictures of its pages.
 * - `password`: cannot be opened without one.
 * - `damaged`: truncated, malformed, or built to blow up.
 * - `not-what-it-says`: none of the formats that are taken, whatever its name.
 * - `too-large`: over the limit of a file, in bytes, pages or dots.
 * - `unjudged`: the reader itself crashed or ran out of time or memory, twice; a person must look.
 */
export const verdictIds = [
  "good",
  "blank",
  "unreadable",
  "dangerous",
  "password",
  "damaged",
  "not-what-it-says",
  "too-large",
  "unjudged",
] as const;
export type VerdictId = (typeof verdictIds)[number];

/** With these a paper is kept; with the others the customer is told at once, and nothing is. */
export const keptVerdicts = ["good", "blank", "unreadable", "dangerous", "unjudged"] as const;
export type KeptVerdict = (typeof keptVerdicts)[number];
export type RefusedVerdict = Exclude<VerdictId, KeptVerdict>;

/** What a file could do by itself, or to whoever opens it in another program. */
export const dangerIds = [
  "javascript",
  "launch",
  "embedded-files",
  "submit-form",
  "xfa",
  "remote-file",
  "opens-address",
  "multimedia",
] as const;
export type Danger = (typeof dangerIds)[number];

export type Verdict =
  | {
      readonly verdict: KeptVerdict;
      /** Null when `unjudged`. One for a picture. */
      readonly pages: number | null;
      readonly dangers: readonly Danger[];
    }
  | { readonly verdict: RefusedVerdict };

export function isKept(verdict: Verdict): verdict is Extract<Verdict, { pages: unknown }> {
  return (keptVerdicts as readonly string[]).includes(verdict.verdict);
}
