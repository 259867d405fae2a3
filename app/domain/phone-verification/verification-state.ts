/** What the page of a code has to show. */
export interface VerificationState {
  readonly sent: boolean;
  /** Can the present code still be typed? */
  readonly living: boolean;
  readonly attemptsLeft: number;
  readonly failuresLeft: number;
  /** Seconds before another code may be sent. */
  readonly wait: number;
  /** What became of the SMS; null before the first. */
  readonly delivery: "queued" | "sending" | "sent" | "refused" | "unknown" | null;
}

/** Is there a code to be typed: did an SMS leave, as far as is known? */
export function isUnderway({ sent, delivery }: VerificationState) {
  return sent && delivery !== "refused";
}
