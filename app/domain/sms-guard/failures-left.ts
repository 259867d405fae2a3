import { limits } from "#app/domain/limits.ts";

/** Wrong codes; of account and number in the last `limits.codeFailureDays`. */
export interface FailureCounts {
  readonly ofRequest: number;
  readonly ofAccount: number;
  readonly ofNumber: number;
  /** By staff for the account, in the same days: each adds the failures of one request. */
  readonly resets: number;
}

export type FailuresUsedUp = "failures-used-up" | "failures-used-up-lately";

export function failuresLeft(counts: FailureCounts) {
  const { ofRequest, lately } = leftOf(counts);
  return Math.max(0, Math.min(ofRequest, lately));
}

/** What staff see as well: the request's own count first, because one reset gives it back whole. */
export function failuresUsedUp(counts: FailureCounts): FailuresUsedUp | null {
  const { ofRequest, lately } = leftOf(counts);
  if (ofRequest <= 0) return "failures-used-up";
  return lately <= 0 ? "failures-used-up-lately" : null;
}

/** Resets that staff may still make for this request and its account. */
export function resetsLeft(resets: { readonly ofRequest: number; readonly ofAccount: number }) {
  const left = Math.min(
    limits.codeResetsPerRequest - resets.ofRequest,
    limits.codeResetsPerAccount - resets.ofAccount,
  );
  return Math.max(0, left);
}

/** `spendFailure` in db/ says it in SQL. */
function leftOf({ ofRequest, ofAccount, ofNumber, resets }: FailureCounts) {
  const perRequest = limits.codeFailuresPerRequest;
  const added = perRequest * resets;
  return {
    ofRequest: perRequest - ofRequest,
    lately: Math.min(
      limits.codeFailuresPerAccount + added - ofAccount,
      limits.codeFailuresPerNumber + added - ofNumber,
    ),
  };
}
