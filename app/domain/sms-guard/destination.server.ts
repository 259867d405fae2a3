import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { MobileNumber } from "#app/domain/mobile.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";
import type { Destination } from "./send-counts.ts";

/**
 * France and its overseas territories; no other country shares these calling codes. A number ported
 * to the mainland reads as invalid and has no country, but always a calling code.
 */
const frenchCodes = ["33", "262", "508", "590", "594", "596", "681", "687", "689"];
const digitsOfRange = 4;

/** Of an E.164 number. Keys are keyed hashes: they say nothing about the number. */
export function destinationOf(
  secrets: Secrets,
  mobile: MobileNumber,
): Omit<Destination, "isProved"> {
  const parsed = parsePhoneNumberFromString(mobile);
  const code = parsed?.countryCallingCode ?? mobile.slice(1, 4);
  const range = mobile.slice(0, -digitsOfRange);
  return {
    numberKeys: numberKeysOf(secrets, mobile),
    rangeKeys: secrets.countKeys(`range:${range}`),
    range,
    country: parsed?.country ?? `+${code}`,
    isAbroad: !frenchCodes.includes(code),
  };
}

export function isFrenchNumber(mobile: MobileNumber) {
  const code = parsePhoneNumberFromString(mobile)?.countryCallingCode ?? mobile.slice(1, 4);
  return frenchCodes.includes(code);
}

export function numberKeysOf(secrets: Secrets, mobile: MobileNumber) {
  return secrets.countKeys(`number:${mobile}`);
}
