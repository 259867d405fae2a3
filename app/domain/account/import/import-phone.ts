import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Where a number without a country code may be from, in the order in which they are tried. */
const homes = ["FR", "GP", "GF", "MQ", "RE", "YT", "PM", "NC", "PF"] as const;

/** A valid number in E.164, or null. Mends what spreadsheets do: a lost leading zero, a lost plus. */
export function readPhone(text: string): { number: string; isMobile: boolean } | null {
  const digits = text.replace(/\D/g, "");
  const mended = [
    text,
    /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : "",
    /^[1-9]\d{10,}$/.test(digits) ? `+${digits}` : "",
  ];
  for (const written of mended.filter(Boolean)) {
    for (const home of homes) {
      const phone = parsePhoneNumberFromString(written, home);
      if (phone?.isValid()) return { number: phone.number, isMobile: isMobile(phone.getType()) };
    }
  }
  return null;
}

function isMobile(type: string | undefined) {
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE";
}
