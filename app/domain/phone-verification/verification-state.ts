import type { FailuresUsedUp } from "#app/domain/sms-guard/failures-left.ts";

export type { VerificationTarget } from "#db/schema/phone-verifications.ts";

export interface VerificationState {
  readonly sent: boolean;
  readonly living: boolean;
  /** Proved earlier, but the proof has ended since. */
  readonly wasProved: boolean;
  readonly attemptsLeft: number;
  readonly failuresLeft: number;
  readonly failuresUsedUp: FailuresUsedUp | null;
  /** Seconds until another code may be sent. */
  readonly wait: number;
  readonly delivery: "queued" | "sending" | "sent" | "refused" | "unknown" | null;
}

export function isUnderway({ sent, wasProved, delivery }: VerificationState) {
  return sent && !wasProved && delivery !== "refused";
}
