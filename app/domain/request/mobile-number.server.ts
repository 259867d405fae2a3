import {
  type CountryCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { type MobileNumber, mobileNumber, parseMobile } from "#app/domain/mobile.ts";
import { typedNumber } from "#app/domain/typed/number.ts";
import { territories, type Territory } from "./territories.ts";

export type MobileRefusal =
  | "mobile-missing"
  | "mobile-no-digits"
  | "mobile-several"
  | "mobile-length"
  | "mobile-unreadable"
  | "mobile-fixed"
  | "mobile-voip"
  | "mobile-premium"
  | "mobile-shared-cost"
  | "mobile-pager"
  | "mobile-machine"
  | "mobile-satellite"
  | "mobile-country"
  | "mobile-unknown";

export type MobileReading =
  | { readonly kind: "accepted"; readonly number: MobileNumber }
  /** Valid in a territory, in mainland notation: the customer confirms whether it is meant. */
  | {
      readonly kind: "proposed";
      readonly number: MobileNumber;
      readonly territory: Territory;
      readonly explainable: MobileNumber | null;
    }
  | {
      readonly kind: "refused";
      readonly refusal: Exclude<MobileRefusal, "mobile-length">;
      readonly explainable: MobileNumber | null;
    }
  | {
      readonly kind: "refused";
      readonly refusal: "mobile-length";
      readonly explainable: null;
      readonly length: NumberLength;
    };

/** Digits that were typed, after `code` where the number has one. */
export interface NumberLength {
  readonly count: number;
  readonly code: string | null;
  /** Known for France only: elsewhere there are several. */
  readonly expected: number | null;
  readonly isShort: boolean;
}

/** Source of the number types: libphonenumber's full metadata and domain.md. */
export function readMobile(text: string, allowed: readonly CountryCode[]): MobileReading {
  const typed = typedNumber(text);
  if (typed.kind !== "number") return refused(`mobile-${typed.kind}`);
  const { written } = typed;
  const home = readAtHome(written);
  if (home && isMachine(home)) return refused("mobile-machine");
  if (home?.isValid()) return judge(home, allowed);
  const readings = [...readOverseas(written, home), ...readShort(written)];
  const elsewhere = readings.find(isTheirMobile);
  const explainable = explainableForm(home, allowed);
  if (elsewhere && allowed.includes(elsewhere.territory)) {
    const { number, territory } = elsewhere;
    return { kind: "proposed", number: mobileNumber.parse(number.number), territory, explainable };
  }
  const refusal = elsewhere ? null : refusalOverseas(readings);
  if (refusal) return refused(refusal);
  const length = lengthFault(written, home);
  if (length) return { kind: "refused", refusal: "mobile-length", explainable: null, length };
  return explainable ? refused("mobile-unknown", explainable) : refused("mobile-unreadable");
}

/** A country's code is often written without its plus. */
function readAtHome(written: string) {
  const home = parsePhoneNumberFromString(written, "FR");
  if (home?.isValid() || /^[+0]/.test(written)) return home;
  const abroad = parsePhoneNumberFromString(`+${written}`);
  return abroad?.isValid() ? abroad : home;
}

const frenchDigits = 10;

/** Null when their number is right. */
function lengthFault(written: string, home: PhoneNumber | undefined): NumberLength | null {
  const isFrench = /^(?:\+|00)33/.test(written);
  if (!isFrench && /^(?:\+|00)/.test(written)) return home ? lengthAbroad(home) : null;
  const code = isFrench ? "33" : null;
  const count = written.replace(/^(?:\+|00)330?/, "").length;
  const expected = isFrench ? frenchDigits - 1 : frenchDigits;
  return count === expected ? null : { count, code, expected, isShort: count < expected };
}

function lengthAbroad({ number, nationalNumber, countryCallingCode: code }: PhoneNumber) {
  const fault = validatePhoneNumberLength(number);
  if (fault !== "TOO_SHORT" && fault !== "TOO_LONG") return null;
  const count = nationalNumber.length;
  return { count, code, expected: null, isShort: fault === "TOO_SHORT" };
}

/** Some countries share one calling code. */
function explainableForm(home: PhoneNumber | undefined, allowed: readonly CountryCode[]) {
  if (!home?.isPossible()) return null;
  const isListed = home.getPossibleCountries().some((country) => allowed.includes(country));
  return isListed ? parseMobile(home.number) : null;
}

/** France's 0700 range is for machines, with 14 or 10 digits. */
function isMachine(number: PhoneNumber) {
  return number.countryCallingCode === "33" && number.nationalNumber.startsWith("700");
}

function isAllowed({ country }: PhoneNumber, allowed: readonly CountryCode[]) {
  return country !== undefined && allowed.includes(country);
}

function judge(number: PhoneNumber, allowed: readonly CountryCode[]): MobileReading {
  if (isSatellite(number)) return refused("mobile-satellite");
  const refusal = refusalOfKind(number);
  if (refusal) return refused(refusal);
  if (!isAllowed(number, allowed)) return refused("mobile-country");
  return { kind: "accepted", number: mobileNumber.parse(number.number) };
}

function isSatellite({ countryCallingCode }: PhoneNumber) {
  return ["870", "881", "882", "883"].includes(countryCallingCode);
}

/**
 * The United States and Canada do not distinguish mobile from fixed lines: there the SMS decides.
 */
function refusalOfKind(number: PhoneNumber): Exclude<MobileRefusal, "mobile-length"> | null {
  switch (number.getType()) {
    case "MOBILE":
    case "FIXED_LINE_OR_MOBILE":
      return null;
    case "FIXED_LINE":
      return "mobile-fixed";
    case "VOIP":
    case "PERSONAL_NUMBER":
      return "mobile-voip";
    case "PREMIUM_RATE":
    case "UAN":
    case "VOICEMAIL":
      return "mobile-premium";
    case "SHARED_COST":
    case "TOLL_FREE":
      return "mobile-shared-cost";
    case "PAGER":
      return "mobile-pager";
    case undefined:
      return "mobile-unreadable";
  }
}

interface OverseasReading {
  readonly number: PhoneNumber;
  /** Saint-Barthélemy's numbers are read as Guadeloupe's. */
  readonly territory: Territory;
}

/** "0692…" typed in France and "+33 692…" both mean Réunion's +262 692…. */
function readOverseas(written: string, home: PhoneNumber | undefined): OverseasReading[] {
  if (written.startsWith("+") && home?.countryCallingCode !== "33") return [];
  const national = home ? `0${home.nationalNumber}` : written;
  return territories.flatMap((territory) => {
    const number = parsePhoneNumberFromString(national, territory);
    return number?.isValid() ? [{ number, territory }] : [];
  });
}

/** Numbers of eight digits in French Polynesia, of six in New Caledonia, as written there. */
function readShort(written: string): OverseasReading[] {
  const territory: Territory | null = /^8[79]\d{6}$/.test(written)
    ? "PF"
    : /^[789]\d{5}$/.test(written)
      ? "NC"
      : null;
  const number = territory && parsePhoneNumberFromString(written, territory);
  const reading = number && { number, territory };
  return reading && isTheirMobile(reading) ? [reading] : [];
}

function isTheirMobile({ number, territory }: OverseasReading) {
  return number.country === territory && number.getType() === "MOBILE";
}

function refusalOverseas(readings: readonly OverseasReading[]) {
  const refusals = readings.map(({ number }) => refusalOfKind(number));
  return refusals.includes(null) ? null : refusals[0];
}

function refused(
  refusal: Exclude<MobileRefusal, "mobile-length">,
  explainable: MobileNumber | null = null,
): MobileReading {
  return { kind: "refused", refusal, explainable };
}

export function internationalForm(number: string) {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

export function maskedForm(number: string) {
  const international = internationalForm(number);
  const hidden = international.length - 2;
  const shown = international.indexOf(" ") + 2;
  return [...international]
    .map((symbol, index) => (index < shown || index >= hidden || symbol === " " ? symbol : "•"))
    .join("");
}
