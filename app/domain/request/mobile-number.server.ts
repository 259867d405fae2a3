import {
  type CountryCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from "libphonenumber-js/max";
import { type MobileNumber, mobileNumber, parseMobile } from "#app/domain/mobile.ts";
import { territories, type Territory } from "./territories.ts";

export type MobileRefusal =
  | "mobile-missing"
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
      readonly refusal: MobileRefusal;
      readonly explainable: MobileNumber | null;
    };

/** Source of the number types: libphonenumber's full metadata and domain.md. */
export function readMobile(text: string, allowed: readonly CountryCode[]): MobileReading {
  const written = text.trim();
  if (!/\d/.test(written)) return refused("mobile-missing");
  const home = parsePhoneNumberFromString(written, "FR");
  if (home && isMachine(home)) return refused("mobile-machine");
  if (home?.isValid()) return judge(home, allowed);
  const readings = readOverseas(written, home);
  const elsewhere = readings.find(isTheirMobile);
  const explainable = explainableForm(home, allowed);
  if (elsewhere && allowed.includes(elsewhere.territory)) {
    const { number, territory } = elsewhere;
    return { kind: "proposed", number: mobileNumber.parse(number.number), territory, explainable };
  }
  const refusal = elsewhere ? null : refusalOverseas(readings);
  if (refusal) return refused(refusal);
  return explainable ? refused("mobile-unknown", explainable) : refused("mobile-unreadable");
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
function refusalOfKind(number: PhoneNumber): MobileRefusal | null {
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

function isTheirMobile({ number, territory }: OverseasReading) {
  return number.country === territory && number.getType() === "MOBILE";
}

function refusalOverseas(readings: readonly OverseasReading[]) {
  const refusals = readings.map(({ number }) => refusalOfKind(number));
  return refusals.includes(null) ? null : refusals[0];
}

function refused(refusal: MobileRefusal, explainable: MobileNumber | null = null): MobileReading {
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
