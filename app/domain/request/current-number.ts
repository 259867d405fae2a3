/** An account that already has another number must prove it before it is replaced. */
export function asksCurrentNumber(
  request: { readonly mobile: string | null },
  account: { readonly mobile: string | null },
) {
  return account.mobile !== null && account.mobile !== request.mobile;
}

/** The customer proved the current number or reported it lost, where it is asked. */
export function isCurrentNumberSettled(
  request: { readonly mobile: string | null; readonly currentNumber: "proved" | "lost" | null },
  account: { readonly mobile: string | null },
) {
  return !asksCurrentNumber(request, account) || request.currentNumber !== null;
}
