import { ofOwnNotice } from "#app/domain/document/rules/own-notice.ts";
import { lettersAndDigits } from "#app/reader/fold.ts";
import type { Fact, FactName } from "#app/reader/reading.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";

const comparedIds = ["siren", "rna", "name", "contact", "new-contact"] as const;
export type ComparedId = (typeof comparedIds)[number];

/**
 * `spelling`: only accents, capitals, spaces and punctuation differ. `not-read`: no such value was
 * read.
 */
export type Likeness = "same" | "spelling" | "different" | "not-read";

export interface Comparison {
  readonly id: ComparedId;
  readonly known: string;
  readonly facts: readonly number[];
  readonly likeness: Likeness;
}

export function saidBy({ name, value, note }: Fact) {
  return name === "resolution" ? (note ?? value) : value;
}

const persons: readonly FactName[] = ["manager", "representative", "signatory", "resolution"];
const speaksOf: Record<ComparedId, readonly FactName[]> = {
  siren: ["siren"],
  rna: ["rna"],
  name: ["name", "party"],
  contact: persons,
  "new-contact": persons,
};

export interface KnownValues {
  readonly account: Pick<Account, "siren" | "rna" | "name" | "contactName">;
  readonly request: Pick<Request, "contactName">;
  readonly contactChanges: boolean;
}

export function compareDocument(facts: readonly Fact[], known: KnownValues): readonly Comparison[] {
  const values = valuesOf(known);
  const isOwn = ofOwnNotice(facts, known.account);
  return comparedIds.flatMap((id) => {
    const value = values[id];
    return value ? [compare(id, value, facts, isOwn)] : [];
  });
}

function valuesOf({ account, request, contactChanges }: KnownValues) {
  return {
    siren: account.siren,
    rna: account.rna,
    name: account.name,
    contact: account.contactName,
    "new-contact": contactChanges ? request.contactName : null,
  } satisfies Record<ComparedId, string | null>;
}

function compare(
  id: ComparedId,
  known: string,
  facts: readonly Fact[],
  isOwn: (fact: Fact) => boolean,
): Comparison {
  const about = [...facts.entries()].filter(
    ([, fact]) => speaksOf[id].includes(fact.name) && isOwn(fact),
  );
  for (const likeness of ["same", "spelling"] as const) {
    const alike = about.find(([, fact]) => isAlike[likeness](known, saidBy(fact)));
    if (alike) return { id, known, facts: [alike[0]], likeness };
  }
  const likeness = about.length > 0 ? "different" : "not-read";
  return { id, known, facts: about.map(([index]) => index), likeness };
}

const isAlike = {
  same: (known: string, said: string) => known === said,
  spelling: (known: string, said: string) => lettersAndDigits(known) === lettersAndDigits(said),
};
