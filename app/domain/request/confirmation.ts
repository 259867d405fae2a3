import type { RiskBand } from "./risk-band.ts";
import type { Status } from "./state-machine.ts";

/** The customer confirms a change of the highest band a second time, after its cool-off. */
export function asksConfirmation(band: RiskBand) {
  return band === "high";
}

export interface ConfirmationFacts {
  readonly status: Status;
  readonly takesEffectAt: Date | null;
  readonly confirmationDue: boolean;
  readonly confirmationAskedAt: Date | null;
  readonly confirmBefore: Date | null;
  readonly confirmedAt: Date | null;
}

/** What an approved request has come to. */
export type EffectStep = "wait" | "ask" | "apply" | "lapse";

export function effectStep(request: ConfirmationFacts, now: Date): EffectStep {
  const { status, takesEffectAt, confirmationDue, confirmedAt, confirmBefore } = request;
  if (status !== "approved" || !takesEffectAt || takesEffectAt > now) return "wait";
  if (!confirmationDue || confirmedAt) return "apply";
  if (!confirmBefore) return "ask";
  return confirmBefore > now ? "wait" : "lapse";
}

/** When the next of these steps is due; null when none is to come. */
export function nextEffectStepAt(request: ConfirmationFacts): Date | null {
  if (request.status !== "approved") return null;
  return waitsForCustomer(request) ? request.confirmBefore : request.takesEffectAt;
}

export function waitsForCustomer({
  status,
  confirmationAskedAt,
  confirmedAt,
}: Pick<ConfirmationFacts, "status" | "confirmationAskedAt" | "confirmedAt">) {
  return status === "approved" && confirmationAskedAt !== null && confirmedAt === null;
}

/** It ended because nobody confirmed it. */
export function hasLapsed({
  status,
  confirmationAskedAt,
}: Pick<ConfirmationFacts, "status" | "confirmationAskedAt">) {
  return status === "expired" && confirmationAskedAt !== null;
}

/** A new cool-off asks again; an earlier answer does not count. */
export const notAsked = {
  confirmationAskedAt: null,
  confirmBefore: null,
  confirmedAt: null,
} as const;

interface Delays {
  readonly holdHours: number;
  readonly coolOffHours: number;
}

/** After a dispute, and for a request that the customer confirms: the cool-off is no shorter. */
export function leastHold({ holdHours, coolOffHours }: Delays, confirmationDue: boolean) {
  return confirmationDue ? Math.max(holdHours, coolOffHours) : holdHours;
}

/** From the approval to its effect, or to the question to the customer. */
export function hoursToEffect(hold: number, rules: Delays, band: RiskBand) {
  return asksConfirmation(band) ? Math.max(hold, leastHold(rules, true)) : hold;
}

/** Where the customer's confirmation stands: still to be asked for, asked for, or never given. */
export type ConfirmationStage = "later" | "now" | "lapsed";

export function confirmationStage(request: ConfirmationFacts): ConfirmationStage | null {
  if (hasLapsed(request)) return "lapsed";
  if (request.status !== "approved" || !request.confirmationDue || request.confirmedAt) return null;
  return waitsForCustomer(request) ? "now" : "later";
}
