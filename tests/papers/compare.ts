import { nameLikeness } from "#app/domain/document/rules/name-likeness.ts";
import type { RuleDocument } from "#app/domain/document/rules/rule.ts";
import type { FactName } from "#app/reader/reading.ts";
import type { Truth } from "./case.ts";

export interface Field {
  readonly name: string;
  readonly want: string;
  readonly have: string;
  readonly isRight: boolean;
}

/**
 * Each field that the truth states. Capitals, accents and punctuation do not count, nor does the
 * order of names; a field that the paper does not have (null or empty) is right when nothing is read.
 */
export function compare(truth: Truth, document: RuleDocument): Field[] {
  const values = (name: FactName, note?: string) =>
    document.facts
      .filter((fact) => fact.name === name && (note === undefined || fact.note === note))
      .map(({ value }) => value);
  const elected = document.facts
    .filter(({ name }) => name === "resolution")
    .map(({ note }) => note ?? "");
  const list = (name: string, want: readonly string[] | null | undefined, have: string[]) =>
    want === undefined || want === null ? [] : [fieldOf(name, want, have)];
  const one = (name: string, want: string | null | undefined, have: string[]) =>
    want === undefined ? [] : [fieldOf(name, want === null ? [] : [want], have)];
  const seen = (name: "signature" | "stamp", want: boolean | null | undefined) =>
    want === undefined || want === null
      ? []
      : [fieldOf(name, [want ? "seems" : "not-seen"], values(name))];
  return [
    ...one("kind", truth.kind, values("kind")),
    ...list("siren", truth.siren, values("siren")),
    ...one("rna", truth.rna, values("rna")),
    ...one("name", truth.name, values("name")),
    ...one("legal form", truth.legalForm, values("legal-form")),
    ...one("court", truth.city, values("registry-city")),
    ...one("seat", truth.seat, values("seat")),
    ...list("managers", truth.managers, values("manager")),
    ...one("date", truth.date, values("date")),
    ...one("code", truth.code, values("verification-code")),
    ...list("sellers", truth.sellers, values("party", "seller")),
    ...list("buyers", truth.buyers, values("party", "buyer")),
    ...one("announcement", truth.announcement, values("announcement")),
    ...list("elected", truth.resolution, elected),
    ...one("signatory", truth.signatory, values("signatory")),
    ...seen("signature", truth.signed),
    ...seen("stamp", truth.stamped),
  ];
}

function fieldOf(name: string, want: readonly string[], have: readonly string[]): Field {
  const left = [...new Set(have)];
  const isEach = want.every((wanted) => {
    const at = left.findIndex((value) => isSame(name, wanted, value));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return {
    name,
    want: want.join(" + "),
    have: have.join(" + "),
    isRight: isEach && left.length === 0,
  };
}

function isSame(name: string, want: string, have: string) {
  if (name === "code") return want === have;
  if (["name", "sellers", "buyers"].includes(name) && nameLikeness(want, have) === "same")
    return true;
  return want.split("|").some((writing) => key(writing) === key(have));
}

/** Words in any order: names are written with the family name first or last. */
function key(text: string) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}
