import type { StaffId } from "#app/domain/ids.ts";

export interface Mentionable {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  /** Null: the member has access. */
  readonly disabledAt: Date | null;
}

interface Mentions<Member> {
  readonly named: readonly Member[];
  /** Something after an @ fits several of them. */
  readonly isUnclear: boolean;
  /** Something after an @ fits only a member without access. */
  readonly isGone: boolean;
}

const fold = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();

/**
 * The colleagues whom a note names after an @: by the whole name, by the first name, by the address or
 * by its part before the @. The longest fit counts: "@sam petit" is not another Sam. Accents and
 * capitals do not matter.
 */
export function mentionsIn<Member extends Mentionable>(
  text: string,
  members: readonly Member[],
): Mentions<Member> {
  const groups = placesIn(fold(text)).map((place) => longestFits(place, members));
  const living = groups.map((group) => group.filter(({ disabledAt }) => disabledAt === null));
  return {
    named: [...new Set(living.filter(({ length }) => length === 1).flat())],
    isUnclear: living.some(({ length }) => length > 1),
    isGone: groups.some(({ length }, index) => length > 0 && living[index]?.length === 0),
  };
}

/** What follows each @ that begins a word. */
function placesIn(written: string) {
  return [...written.matchAll(/(?<![\p{L}\p{N}.])@/gu)].map(({ index }) =>
    written.slice(index + 1),
  );
}

function longestFits<Member extends Mentionable>(place: string, members: readonly Member[]) {
  const fits = members.map((member) => ({ member, length: longestFit(place, member) }));
  const longest = Math.max(1, ...fits.map(({ length }) => length));
  return fits.filter(({ length }) => length === longest).map(({ member }) => member);
}

function longestFit(place: string, { name, email }: Mentionable) {
  const [whole, address] = [fold(name).trim(), fold(email)];
  const words = [whole, whole.split(" ")[0] ?? "", address, address.split("@")[0] ?? ""];
  return Math.max(0, ...words.filter((word) => isAtStart(place, word)).map(({ length }) => length));
}

/** And not as the beginning of a longer word. */
function isAtStart(place: string, word: string) {
  const rest = place.slice(word.length);
  return place.startsWith(word) && !/^(?:[\p{L}\p{N}@]|[.-][\p{L}\p{N}])/u.test(rest);
}
