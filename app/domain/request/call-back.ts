import type { MobileNumber } from "#app/domain/mobile.ts";
import { asksNumber, catalogue, type CheckId } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";

export const telephoneKinds = ["known", "current"] as const;
export type TelephoneKind = (typeof telephoneKinds)[number];

export interface Telephone {
  readonly kind: TelephoneKind;
  readonly number: string;
}

export interface CalledRequest {
  readonly mobile: MobileNumber | null;
  readonly currentNumber: "proved" | "lost" | null;
}

export interface CalledAccount {
  readonly knownPhone: string | null;
  readonly mobile: MobileNumber | null;
}

/** Known from before. A number that was reported lost cannot confirm anything. */
export function telephonesOf(
  { currentNumber }: Pick<CalledRequest, "currentNumber">,
  account: CalledAccount,
): readonly Telephone[] {
  const current = currentNumber === "lost" ? null : account.mobile;
  return [
    ...(account.knownPhone ? [{ kind: "known", number: account.knownPhone } as const] : []),
    ...(current ? [{ kind: "current", number: current } as const] : []),
  ];
}

/** Where the customer can be called back: `requested` is the requested number itself. */
export type Reach = "elsewhere" | "requested" | "nowhere";

export function reachOf(request: CalledRequest, account: CalledAccount): Reach {
  const telephones = telephonesOf(request, account);
  if (telephones.length === 0) return "nowhere";
  return telephones.some(({ number }) => number !== request.mobile) ? "elsewhere" : "requested";
}

interface Asked {
  readonly situation: SituationId | null;
  readonly reach: Reach;
}

export function lacksTelephone({ situation, reach }: Asked) {
  return asksCallBack(situation) && reach === "nowhere";
}

/** What staff confirm; nobody has to confirm a call that cannot be made. */
export function checksOf(request: Asked): readonly CheckId[] {
  if (!request.situation) return [];
  const { checks } = catalogue[request.situation];
  if (!lacksTelephone(request)) return checks;
  return checks.map((check) => (check === "called-back" ? "no-telephone" : check));
}

/** In the call the customer says the last four digits of the new number; staff do not see them. */
export function asksLastFour({ situation, reach }: Asked) {
  return asksCallBack(situation) && asksNumber(situation) && reach !== "nowhere";
}

function asksCallBack(situation: SituationId | null) {
  return situation !== null && catalogue[situation].checks.includes("called-back");
}

/** Null unless exactly four digits were typed; spaces and invisible characters do not count. */
export function readLastFour(typed: string) {
  const digits = typed.normalize("NFKC").replace(/[\s\p{Cf}.\-]/gu, "");
  return /^\d{4}$/.test(digits) ? digits : null;
}

export function lastFourOf(number: string) {
  return number.slice(-4);
}
