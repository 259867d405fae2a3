export function explanationOf(
  number: string,
  typed: string | null,
  kept: { readonly mobile: string | null; readonly mobileExplanation: string | null },
): string | null {
  if (typed !== null) return typed || null;
  return kept.mobile === number ? kept.mobileExplanation : null;
}
