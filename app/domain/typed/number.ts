import { plain, withDigits } from "./plain.ts";

export type NumberReading =
  /** Digits, with a leading plus where one was typed. */
  | { readonly kind: "number"; readonly written: string }
  | { readonly kind: "missing" | "no-digits" | "several" };

/** Digits and what stands between them. */
const stretch = /\+?\s*\(?\+?\d[\d\s().,/·•:;_*-]*/g;
/** Shorter stretches beside a number are an extension or a year. */
const shortest = 6;
/** E.164 has at most 15, the national prefix and "00" come on top. */
const longest = 17;

export function typedNumber(text: string): NumberReading {
  const whole = withDigits(plain(text)).replace(/;(?:ext|phone-context|isub)=.*$/i, "");
  if (!/[\p{L}\p{N}]/u.test(whole)) return { kind: "missing" };
  const stretches = (whole.match(stretch) ?? []).map((one) => one.trim());
  const long = stretches.filter((one) => digitsOf(one).length >= shortest);
  if (long.length > 1) return { kind: "several" };
  const [only] = long.length === 1 ? long : stretches.length > 0 ? [stretches.join("")] : [];
  if (only === undefined) return { kind: "no-digits" };
  return isTwo(only) ? { kind: "several" } : { kind: "number", written: writtenOf(only) };
}

function digitsOf(text: string) {
  return text.replace(/\D/g, "");
}

/** Two numbers beside each other, apart by a mark or a space, or both whole. */
function isTwo(text: string) {
  const parts = (separator: RegExp) =>
    text.split(separator).filter((part) => digitsOf(part).length > 7).length;
  if (parts(/[/;,:]|\s-\s/) > 1) return true;
  const digits = digitsOf(text);
  return digits.length > longest && (parts(/\s/) > 1 || /^0[1-9]\d{8}0[1-9]\d{8}$/.test(digits));
}

/** "+33 (0)6": the zero in brackets is not dialled after the code of a country. */
function writtenOf(text: string) {
  const isInternational = /^\(?\s*(?:\+|00)/.test(text);
  const digits = digitsOf(isInternational ? text.replace(/\(\s*0\s*\)/, "") : text);
  return text.includes("+") ? `+${digits}` : digits;
}
