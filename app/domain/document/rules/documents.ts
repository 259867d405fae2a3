import type { Fact, FactName } from "#app/reader/reading.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { nameLikeness } from "./name-likeness.ts";
import type { RuleInput, RuleDocument } from "./rule.ts";

/** Below it words that were read from a picture prove nothing (0 to 100). */
export const leastConfidence = 60;

/** Extracts of a register: they say who the company is and who binds it. */
export const extractKinds: readonly DocumentKind[] = ["kbis", "rne-extract"];
/** Papers on which managers or officers are named by somebody else than themselves. */
export const namingKinds: readonly DocumentKind[] = [
  ...extractKinds,
  "journal-publication",
  "registry-receipt",
];

export function factsOf({ facts }: Pick<RuleDocument, "facts">, name: FactName): Fact[] {
  return facts.filter((fact) => fact.name === name && fact.value.trim() !== "");
}

export function isWellRead({ confidence }: RuleDocument) {
  return confidence === null || confidence >= leastConfidence;
}

/** The request's other papers that can be relied upon for what they say. */
export function readOthers({ others }: RuleInput) {
  return others.filter((other) => other.reading === "done" && isWellRead(other));
}

/** Whether the paper itself bears the account's number. */
export function isOfAccount({ account }: RuleInput, document: RuleDocument) {
  const has = (name: "siren" | "rna", number: string | null) =>
    number !== null && factsOf(document, name).some(({ value }) => value === number);
  return has("siren", account.siren) || has("rna", account.rna);
}

export interface Party {
  readonly document: RuleDocument;
  readonly buyers: readonly Fact[];
  readonly sirens: readonly Fact[];
}

/**
 * What a deed given in the same request says of the buyer, provided that the deed sells the account's own
 * company (by number, or by the seller's name): any other deed would let anybody in.
 */
export function buyerByDeed(input: RuleInput): Party | null {
  if (input.request.situation !== "organisation.acquired") return null;
  const deed = readOthers(input).find(
    (other) => other.kind === "deed-of-sale" && sellsAccount(input, other),
  );
  return deed ? partyOf(input, deed) : null;
}

export function partyOf({ account }: RuleInput, deed: RuleDocument): Party {
  const sirens = factsOf(deed, "siren").filter(
    ({ value, note }) => value !== account.siren && note !== "seller",
  );
  return {
    document: deed,
    buyers: factsOf(deed, "party").filter(({ note }) => note === "buyer"),
    sirens,
  };
}

/** The deed names the account's company, by its number or as the seller. */
export function sellsAccount(input: RuleInput, deed: RuleDocument) {
  if (isOfAccount(input, deed)) return true;
  return factsOf(deed, "party").some(
    ({ note, value }) => note === "seller" && nameLikeness(value, input.account.name) === "same",
  );
}
