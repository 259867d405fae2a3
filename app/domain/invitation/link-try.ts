/** What came of a login that was sent with a link, or of a unique code that opened a request. */
export const linkTryOutcomes = ["opened", "wrong-login", "no-login", "refused"] as const;
export type LinkTryOutcome = (typeof linkTryOutcomes)[number];

/** Where a form came from, without what identifies a person. */
export interface Origin {
  /** Of an IPv4 address the first 24 bits, of an IPv6 address the first 48. */
  readonly network: string;
  /** "Firefox, Windows"; null for an unknown program. */
  readonly browser: string | null;
  /** The program says of itself that it is none that a person uses. */
  readonly isProgram: boolean;
}
