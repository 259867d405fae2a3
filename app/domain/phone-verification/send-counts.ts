export interface SendCounts {
  /** In the window of `limits.sendsPerNumberMinutes`. */
  readonly toNumberLately: number;
  readonly ofRequestInADay: number;
  readonly ofVerificationInADay: number;
  readonly secondsSinceLast: number | null;
}
