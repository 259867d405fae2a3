import { limits } from "#app/domain/limits.ts";
import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { bindsCompany } from "./offices.ts";
import type { Question, Registered } from "./registered.ts";

export interface AskedAccount {
  readonly entity: EntityKind;
  readonly siren: string | null;
  readonly rna: string | null;
}

export interface AskedDocument {
  readonly kind: DocumentKind;
  readonly facts: readonly Fact[];
}

const siren = /^\d{9}$/;
const rna = /^W\d{9}$/;

/** The number that stands for the organisation itself. Null: the registry cannot be asked. */
export function ownNumber({ entity, siren: own, rna: association }: AskedAccount): string | null {
  if (entity === "individual") return null;
  if (own && siren.test(own)) return own;
  return association && rna.test(association) ? association : null;
}

/** Everything to ask about the organisation itself; its managers that are firms come later. */
export function questionsOf(
  account: AskedAccount,
  documents: readonly AskedDocument[],
): readonly Question[] {
  const own = ownNumber(account);
  if (own === null) return [];
  const journal = account.rna && rna.test(account.rna) ? [account.rna] : [];
  const gazette = siren.test(own) && account.entity === "company" ? [own] : [];
  return [
    { source: "companies", number: own },
    ...journal.map((number): Question => ({ source: "journal", number })),
    ...[...gazette, ...printedNotices(documents)].map((number): Question => ({
      source: "gazette",
      number,
    })),
  ];
}

function printedNotices(documents: readonly AskedDocument[]): string[] {
  const printed = documents.flatMap((document) => printedNotice(document) ?? []);
  return [...new Set(printed)].slice(0, limits.registryNotices);
}

/** Day and number of the gazette's notice that a publication shows. */
export function printedNotice({ kind, facts }: AskedDocument): string | null {
  const valueOf = (name: FactName) => facts.find((fact) => fact.name === name)?.value ?? "";
  if (kind !== "journal-publication" || valueOf("journal") !== "bodacc") return null;
  const [number] = /^\d{1,6}$/.exec(valueOf("announcement")) ?? [];
  const [day] = /^\d{4}-\d{2}-\d{2}$/.exec(valueOf("date")) ?? [];
  return number && day ? `${day}/${String(Number(number))}` : null;
}

/** A firm that runs the company acts through its own managers: one step, and no further. */
export function firmsToFollow(found: Registered | null): readonly Question[] {
  if (found?.kind !== "company") return [];
  const firms = found.managers.filter(({ isFirm, office }) => isFirm && bindsCompany(office));
  const numbers = firms.flatMap(({ siren: number }) =>
    number && siren.test(number) ? number : [],
  );
  return [...new Set(numbers)]
    .filter((number) => number !== found.siren)
    .slice(0, limits.registryFirms)
    .map((number) => ({ source: "companies", number }));
}
