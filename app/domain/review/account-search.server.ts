import { parseRna, parseSiren } from "#app/domain/situation/organisation-numbers.ts";
import type { AccountSearch } from "#db/account-list.server.ts";
import { parseSearch } from "./search.server.ts";

const mostWords = 5;

/** Null for an empty text. */
export function parseAccountSearch(text: string): AccountSearch | null {
  const search = parseSearch(text);
  if (!search) return null;
  const typed = text.trim().slice(0, 100);
  const { login, numbers } = search;
  return {
    words: wordsOf(typed),
    login,
    siren: parseSiren(typed),
    rna: parseRna(typed),
    numbers,
  };
}

/** Digits in groups are one word. */
function wordsOf(typed: string) {
  const isDigits = /^[\d\s+().\-/\u00a0]+$/.test(typed);
  const words = isDigits ? [typed.replace(/\D/g, "")] : typed.split(/\s+/);
  return [...new Set(words)].filter(Boolean).slice(0, mostWords);
}
