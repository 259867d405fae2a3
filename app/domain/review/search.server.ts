import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { loginKey } from "#app/domain/account/login.ts";
import { parseMobile } from "#app/domain/mobile.ts";
import type { Search } from "./queue.ts";

export function parseSearch(text: string): Search | null {
  const typed = text.trim().slice(0, 100);
  if (!typed) return null;
  return { login: loginKey(typed), reference: parseReference(typed), numbers: numbersOf(typed) };
}

export function parseReference(text: string) {
  const symbols = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return symbols.length === 8 ? `${symbols.slice(0, 4)}-${symbols.slice(4)}` : null;
}

const homes = ["FR", "GP", "GF", "MQ", "RE", "YT", "PM", "NC", "PF"] as const;

function numbersOf(typed: string) {
  if (!/^[\d\s+().\-/\u00a0]{6,}$/.test(typed)) return [];
  const found = homes.flatMap((home) => {
    const phone = parsePhoneNumberFromString(typed, home);
    const number = phone?.isPossible() && parseMobile(phone.number);
    return number ? [number] : [];
  });
  return [...new Set(found)];
}
