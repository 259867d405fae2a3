import type { MobileNumber } from "#app/domain/mobile.ts";

/** An account that already has another number must prove it before it is replaced. */
export function asksCurrentNumber(
  request: { readonly mobile: MobileNumber | null },
  account: { readonly mobile: MobileNumber | null },
) {
  return account.mobile !== null && account.mobile !== request.mobile;
}

/** The customer proved the current number or reported it lost, where it is asked. */
export function isCurrentNumberSettled(
  request: {
    readonly mobile: MobileNumber | null;
    readonly currentNumber: "proved" | "lost" | null;
  },
  account: { readonly mobile: MobileNumber | null },
) {
  return !asksCurrentNumber(request, account) || request.currentNumber !== null;
}
