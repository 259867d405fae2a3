import type { StaffId } from "#app/domain/ids.ts";

export interface Mentionable {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
}

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The colleagues whom a note names after an @: by the whole name, by the part of the address before
 * its @, or by a first name that only one of them has. Accents and capitals do not matter.
 */
export function mentionsIn<Member extends Mentionable>(
  text: string,
  members: readonly Member[],
): Member[] {
  const written = fold(text);
  const firstNames = members.map(({ name }) => firstNameOf(name));
  const isOnlyOne = (first: string) => firstNames.filter((one) => one === first).length === 1;
  return members.filter(({ name, email }) => {
    const first = firstNameOf(name);
    const words = [fold(name), fold(email.split("@")[0] ?? ""), isOnlyOne(first) ? first : ""];
    return words.some((word) => word !== "" && isNamed(written, word));
  });
}

function firstNameOf(name: string) {
  return fold(name).split(/\s+/)[0] ?? "";
}

/** After an @ that begins a word, and not as the beginning of a longer word. */
function isNamed(written: string, word: string) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(^|[^\\p{L}\\p{N}.])@${escaped}(?![\\p{L}\\p{N}@]|[.-][\\p{L}\\p{N}])`,
    "u",
  ).test(written);
}
