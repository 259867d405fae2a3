import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { loginKey } from "#app/domain/account/login.ts";
import { parseEmail } from "#app/domain/email.ts";
import { parseMobile } from "#app/domain/mobile.ts";
import type { Search } from "./queue.ts";

const mostWords = 5;

export function parseSearch(text: string): Search | null {
  const typed = text.trim().slice(0, 100);
  if (!typed) return null;
  return {
    words: wordsOf(typed),
    login: loginKey(typed),
    reference: parseReference(typed),
    siren: parseSiren(typed),
    email: typed.includes("@") ? parseEmail(typed) : null,
    numbers: numbersOf(typed),
  };
}

/** Digits in groups are one word. */
function wordsOf(typed: string) {
  const isDigits = /^[\d\s+().\-/\u00a0]+$/.test(typed);
  const words = isDigits ? [typed.replace(/\D/g, "")] : typed.split(/\s+/);
  return [...new Set(words)].filter(Boolean).slice(0, mostWords);
}

export function parseReference(text: string) {
  const symbols = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return symbols.length === 8 ? `${symbols.slice(0, 4)}-${symbols.slice(4)}` : null;
}

function parseSiren(typed: string) {
  const digits = typed.replace(/[\s\u00a0.]/g, "");
  return /^\d{9}$/.test(digits) ? digits : null;
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
