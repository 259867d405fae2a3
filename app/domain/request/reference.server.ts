import { randomInt } from "node:crypto";

/** No vowels (no words), nothing that looks like something else. */
const alphabet = "BCDFGHJKMNPQRSTVWXZ2345679";

/** A request's human reference, such as `K7TM-2XQ9`: about 37 bits, unique by the database. */
export function newReference() {
  const symbols = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `${symbols.slice(0, 4).join("")}-${symbols.slice(4).join("")}`;
}
