export interface SendCounts {
  readonly toNumberIn10Minutes: number;
  readonly ofRequestInADay: number;
  readonly ofVerificationInADay: number;
  readonly secondsSinceLast: number | null;
}
