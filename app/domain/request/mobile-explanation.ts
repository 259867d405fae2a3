import type { MobileNumber } from "#app/domain/account/mobile.ts";

/**
 * Why staff should accept a number that seems invalid: the typed explanation or, when none was
 * asked for, the earlier one for the same number. Null when there is none. Pure.
 */
export function explanationOf(
  number: MobileNumber,
  typed: string | null,
  kept: { readonly mobile: MobileNumber | null; readonly mobileExplanation: string | null },
): string | null {
  if (typed !== null) return typed || null;
  return kept.mobile === number ? kept.mobileExplanation : null;
}
