import type { MobileNumber } from "#app/domain/account/mobile.ts";

import type { SendCounts } from "./send-counts.ts";

export const attemptsPerCode = 5;
export const failuresPerRequest = 10;

/** Seconds to wait after the first, the second and every later send. */
const waits = [30, 60, 300] as const;
const maxToNumberIn10Minutes = 5;
const maxOfRequestInADay = 8;

export type SendRefusal = "wait" | "number-limit" | "request-limit";

export function sendRefusal(counts: SendCounts): SendRefusal | null {
  if (counts.ofRequestInADay >= maxOfRequestInADay) return "request-limit";
  if (counts.toNumberIn10Minutes >= maxToNumberIn10Minutes) return "number-limit";
  return secondsToWait(counts) > 0 ? "wait" : null;
}

export function secondsToWait(counts: SendCounts) {
  if (counts.secondsSinceLast === null || counts.ofVerificationInADay === 0) return 0;
  const wait = waits[Math.min(counts.ofVerificationInADay, waits.length) - 1] ?? 0;
  return Math.max(0, Math.ceil(wait - counts.secondsSinceLast));
}

export function parseCode(text: string): string | null {
  const code = text.replace(/[\s.-]/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

export function asksCurrentNumber(
  request: { readonly mobile: MobileNumber | null },
  account: { readonly mobile: MobileNumber | null },
) {
  return account.mobile !== null && account.mobile !== request.mobile;
}

/** Reason for not sending a message: its code had expired or had been replaced. */
export const codeEnded = "code-ended";
