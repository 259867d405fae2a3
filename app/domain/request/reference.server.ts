import { randomInt } from "node:crypto";

/** No vowels (they could form words), no characters that look alike. */
const alphabet = "BCDFGHJKMNPQRSTVWXZ2345679";

/** About 37 bits; the database enforces uniqueness. */
export function newReference() {
  const symbols = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `${symbols.slice(0, 4).join("")}-${symbols.slice(4).join("")}`;
}
