import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Countries tried, in this order, for a number without a country code. */
const homes = ["FR", "GP", "GF", "MQ", "RE", "YT", "PM", "NC", "PF"] as const;

/** Repairs what spreadsheets break: a lost leading zero or plus. */
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
