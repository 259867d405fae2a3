/** What was sent, by the database's clock. */
export interface SendCounts {
  readonly toNumberIn10Minutes: number;
  readonly ofRequestInADay: number;
  readonly ofVerificationInADay: number;
  /** Since the last one for this verification; null when there was none. */
  readonly secondsSinceLast: number | null;
}
