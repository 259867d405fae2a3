import { limits } from "#app/domain/limits.ts";
import type { SendCounts } from "./send-counts.ts";

export type SendRefusal = "wait" | "number-limit" | "request-limit";

export function sendRefusal(counts: SendCounts): SendRefusal | null {
  if (counts.ofRequestInADay >= limits.sendsPerRequestADay) return "request-limit";
  if (counts.toNumberLately >= limits.sendsPerNumber) return "number-limit";
  return secondsToWait(counts) > 0 ? "wait" : null;
}

export function secondsToWait(counts: SendCounts) {
  if (counts.secondsSinceLast === null || counts.ofVerificationInADay === 0) return 0;
  const waits = limits.sendWaitSeconds;
  const wait = waits[Math.min(counts.ofVerificationInADay, waits.length) - 1] ?? 0;
  return Math.max(0, Math.ceil(wait - counts.secondsSinceLast));
}

export function parseCode(text: string): string | null {
  const code = text.replace(/[\s.-]/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

export const codeEnded = "code-ended";
