import { randomInt } from "node:crypto";

/** No vowels (they could form words), no characters that look alike. */
const alphabet = "BCDFGHJKMNPQRSTVWXZ2345679";

/**
 * Human-readable reference of a request, such as `K7TM-2XQ9`: about 37 bits; uniqueness is enforced
 * by the database.
 */
export function newReference() {
  const symbols = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `${symbols.slice(0, 4).join("")}-${symbols.slice(4).join("")}`;
}
