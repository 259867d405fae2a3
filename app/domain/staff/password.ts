import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { withoutAccents } from "#app/reader/fold.ts";

export type PasswordRefusal = "too-short" | "too-long" | "too-common";

const commonParts = [
  "motdepasse",
  "password",
  "passw",
  "passe",
  "azertyuiop",
  "azerty",
  "qwertyuiop",
  "qwertz",
  "qwerty",
  "0123456789",
  "1234567890",
  "123456",
  "abcdef",
  "iloveyou",
  "jetaime",
  "bonjour",
  "soleil",
  "bienvenue",
  "welcome",
  "letmein",
  "secret",
  "admin",
  "passerelle",
  "safebrands",
];

export function parsePassword(
  typed: string,
  ownWords: readonly string[],
): Result<string, PasswordRefusal> {
  if (typed.length < limits.passwordMinLength) return refuse("too-short");
  if (typed.length > limits.passwordMaxLength) return refuse("too-long");
  if (new Set(typed).size < 6) return refuse("too-common");
  const own = ownWords
    .flatMap((word) => fold(word).split(/[^a-z0-9]+/))
    .filter((word) => word.length > 3);
  const bare = [...own, ...commonParts].reduce(
    (left, part) => left.replaceAll(part, ""),
    fold(typed),
  );
  return bare.length < 6 ? refuse("too-common") : accept(typed);
}

/** A digit after a digit is kept, so 123456 stays recognisable. */
function fold(text: string) {
  return withoutAccents(text).replace(
    /(?<=[a-z@$])[0134@$5](?=[a-z@$0-9])/g,
    (symbol) => letterOf[symbol] ?? symbol,
  );
}

const letterOf: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "@": "a",
  $: "s",
};
