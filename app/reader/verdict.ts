export const maxPages = 2_000;

/**
 * `good`: opens without a password, is intact, and a person can read it. `blank`: nothing is drawn.
 * `unreadable`: too few pixels or too blurred. `dangerous`: can act by itself (see `Danger`); shown
 * only as page pictures. `damaged`: truncated, malformed, or built to exhaust readers.
 * `not-what-it-says`: not an accepted format. `too-large`: in bytes, pages or pixels. `unjudged`:
 * the reader crashed twice, or ran out of time or memory; a person must check.
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

/** With any other verdict the document is refused immediately and not stored. */
export const keptVerdicts = ["good", "blank", "unreadable", "dangerous", "unjudged"] as const;
export type KeptVerdict = (typeof keptVerdicts)[number];
export type RefusedVerdict = Exclude<VerdictId, KeptVerdict>;

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
      /** Null when `unjudged`, unless only a picture was too large to draw. */
      readonly pages: number | null;
      readonly dangers: readonly Danger[];
    }
  | { readonly verdict: RefusedVerdict };

export function isKept(verdict: Verdict): verdict is Extract<Verdict, { pages: unknown }> {
  return (keptVerdicts as readonly string[]).includes(verdict.verdict);
}
