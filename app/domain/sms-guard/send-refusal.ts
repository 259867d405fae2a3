import { limits, type SmsBudget, type SmsRules } from "#app/domain/limits.ts";
import { budgetPeriods, budgetScopes, type UsedUp } from "./budgets.ts";
import type { Destination, SendCounts } from "./send-counts.ts";

export type SendRefusal =
  | "foreign-limit"
  | "request-limit"
  | "account-day"
  | "paused-day"
  | "account-hour"
  | "paused-hour"
  | "number-limit"
  | "wait";

export interface Stopped {
  readonly refusal: SendRefusal;
  /** The budget to raise an alarm about. */
  readonly usedUp: UsedUp | null;
}

type Place = Pick<Destination, "country" | "isAbroad" | "isProved">;

/** The longest wait first. */
export function sendRefusal(counts: SendCounts, place: Place, rules: SmsRules): Stopped | null {
  if (isForeignNumberUsedUp(counts, place)) return stopped("foreign-limit");
  if (counts.ofRequestInADay >= limits.sendsPerRequestADay) return stopped("request-limit");
  for (const period of budgetPeriods) {
    if (counts.ofAccount[period] >= limitOf("account", period)) return stopped(`account-${period}`);
    const scope = budgetScopes.find((one) =>
      isUsedUp({ scope: one, period }, counts, place, rules),
    );
    if (scope) return { refusal: `paused-${period}`, usedUp: { scope, period } };
  }
  if (counts.toNumberLately >= limits.sendsPerNumber) return stopped("number-limit");
  return secondsToWait(counts) > 0 ? stopped("wait") : null;
}

function stopped(refusal: SendRefusal): Stopped {
  return { refusal, usedUp: null };
}

/** Trickle attacks stay under every window. */
function isForeignNumberUsedUp({ toNumberEver }: SendCounts, { isAbroad, isProved }: Place) {
  const most = isProved ? limits.sendsPerProvedForeignNumber : limits.sendsPerForeignNumber;
  return isAbroad && toNumberEver >= most;
}

const limitNames = {
  account: { hour: "sendsPerAccountAnHour", day: "sendsPerAccountADay" },
  country: { hour: "sendsPerCountryAnHour", day: "sendsPerCountryADay" },
  range: { hour: "sendsPerRangeAnHour", day: "sendsPerRangeADay" },
} as const satisfies Record<string, Record<keyof SmsBudget, keyof typeof limits>>;

function limitOf(scope: keyof typeof limitNames, period: keyof SmsBudget) {
  return limits[limitNames[scope][period]];
}

/** The codes that a budget allows; null where the service's budget is the only one. */
export function budgetOf({ scope, period }: UsedUp, place: Place, rules: SmsRules): number | null {
  switch (scope) {
    case "service": {
      const share = place.isProved ? 1 : limits.unprovedBudgetPercent / 100;
      return Math.floor(rules.budget[period] * share);
    }
    case "country": {
      // Most customers are in mainland France.
      return place.country === "FR" ? null : limitOf(scope, period) * rules.widening;
    }
    case "range":
      return limitOf(scope, period) * rules.widening;
  }
}

function isUsedUp(one: UsedUp, counts: SendCounts, place: Place, rules: SmsRules) {
  const { scope, period } = one;
  const most = budgetOf(one, place, rules);
  if (most === null) return false;
  if (scope === "range") return counts.toRange[period] >= most;
  if (scope === "country") return counts.toCountry[period] >= most;
  // Strangers' numbers leave a share of the service's budget to numbers that were proved before.
  if (!place.isProved && counts.unproved[period] >= most) return true;
  return counts.ofService[period] >= rules.budget[period];
}

/** Changing the number, or withdrawing and beginning again, does not shorten the wait. */
export function secondsToWait({
  ofAccount,
  secondsSinceLast,
}: {
  readonly ofAccount: Pick<SmsBudget, "day">;
  readonly secondsSinceLast: number | null;
}) {
  if (secondsSinceLast === null || ofAccount.day === 0) return 0;
  const waits = limits.sendWaitSeconds;
  const wait = waits[Math.min(ofAccount.day, waits.length) - 1] ?? 0;
  return Math.max(0, Math.ceil(wait - secondsSinceLast));
}
