import type { MobileNumber } from "#app/domain/mobile.ts";

export function explanationOf(
  number: MobileNumber,
  typed: string | null,
  kept: { readonly mobile: MobileNumber | null; readonly mobileExplanation: string | null },
): string | null {
  if (typed !== null) return typed || null;
  return kept.mobile === number ? kept.mobileExplanation : null;
}
