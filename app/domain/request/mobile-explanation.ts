/**
 * Why staff should take a number that reads as invalid: what was typed; where nothing was asked, what was typed
 * before about that same number. Null when there is none. Pure.
 */
export function explanationOf(
  number: string,
  typed: string | null,
  kept: { readonly mobile: string | null; readonly mobileExplanation: string | null },
): string | null {
  if (typed !== null) return typed || null;
  return kept.mobile === number ? kept.mobileExplanation : null;
}
