import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { withoutAccents } from "#app/reader/fold.ts";
import { shortestStem, stemsOf } from "./password-stems.ts";

export type PasswordRefusal = "too-short" | "too-long" | "too-common" | "own-words";

/** Whether a stem is the stem of a breached password. */
type IsListed = (stem: string) => boolean;

/** `ownWords`: the member's address and name, our brand. */
export function parsePassword(
  typed: string,
  { ownWords, isListed }: { readonly ownWords: readonly string[]; readonly isListed: IsListed },
): Result<string, PasswordRefusal> {
  if (typed.length < limits.passwordMinLength) return refuse("too-short");
  if (typed.length > limits.passwordMaxLength) return refuse("too-long");
  if (new Set(typed).size < 6) return refuse("too-common");
  if (holdsOwnWord(typed, ownWords)) return refuse("own-words");
  return isCommon(typed, isListed) ? refuse("too-common") : accept(typed);
}

/** A word of three or four letters counts only where it stands alone: "Marc" is no part of "marché". */
function holdsOwnWord(typed: string, ownWords: readonly string[]) {
  const written = [withoutAccents(typed), ...stemsOf(typed)];
  const own = ownWords.flatMap((word) => withoutAccents(word).split(/[^a-z0-9]+/));
  return own
    .filter((word) => word.length >= 3)
    .some((word) => {
      const pattern = word.length > 4 ? word : `(?<![a-z])${word}(?![a-z])`;
      return written.some((text) => new RegExp(pattern).test(text));
    });
}

/** One listed password, adorned, repeated or followed by another. */
function isCommon(typed: string, isListed: IsListed) {
  const stems = stemsOf(typed);
  if (stems.length === 0 || stems.some(isListed)) return true;
  return stems.some((stem) => isOfTwo(stem, isListed) || isRepeated(stem, isListed));
}

function isOfTwo(stem: string, isListed: IsListed) {
  for (let at = shortestStem; at <= stem.length - shortestStem; at += 1) {
    const [before, after] = [stemsOf(stem.slice(0, at)), stemsOf(stem.slice(at))];
    if (before.some(isListed) && after.some(isListed)) return true;
  }
  return false;
}

function isRepeated(stem: string, isListed: IsListed) {
  const unit = /^(.+?)\1+$/.exec(stem)?.[1];
  return unit !== undefined && (unit.length < 8 || stemsOf(unit).some(isListed));
}
