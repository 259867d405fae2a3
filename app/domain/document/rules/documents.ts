import { mayName } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { nameLikeness } from "./name-likeness.ts";
import type { RuleDocument, RuleInput } from "./rule.ts";

const leastConfidence = 60;

export const extractKinds: readonly DocumentKind[] = ["kbis", "rne-extract"];
export const namingKinds: readonly DocumentKind[] = [
  ...extractKinds,
  "journal-publication",
  "registry-receipt",
];

export function factsOf({ facts }: Pick<RuleDocument, "facts">, name: FactName): Fact[] {
  return facts.filter((fact) => fact.name === name && fact.value.trim() !== "");
}

/** People who bind the organisation, themselves or for a firm that does. */
export function managersOf(document: Pick<RuleDocument, "facts">): Fact[] {
  return [...factsOf(document, "manager"), ...factsOf(document, "representative")];
}

export function isWellRead({ confidence }: RuleDocument) {
  return confidence === null || confidence >= leastConfidence;
}

export function readOthers({ others }: RuleInput) {
  return others.filter((other) => other.reading === "done" && isWellRead(other));
}

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
 * Only if the deed sells the account's company (by number or by the seller's name): otherwise any
 * deed would give anyone access.
 */
export function buyerByDeed(input: RuleInput): Party | null {
  if (!mayName(input.request.situation, "buyer")) return null;
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

export function sellsAccount(input: RuleInput, deed: RuleDocument) {
  if (isOfAccount(input, deed)) return true;
  return factsOf(deed, "party").some(
    ({ note, value }) => note === "seller" && nameLikeness(value, input.account.name) === "same",
  );
}
