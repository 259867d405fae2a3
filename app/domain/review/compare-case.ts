import type { RegistryAnswer } from "#app/domain/registry/registered.ts";
import type { Fact } from "#app/reader/reading.ts";
import {
  type ComparedId,
  compareDocument,
  type Comparison,
  type KnownValues,
  saidBy,
} from "./compare-document.ts";
import { compareRegistered } from "./compare-registered.ts";

const comparedRows = [
  "name",
  "siren",
  "rna",
  "contact",
  "contact-email",
  "mobile",
  "addresses",
] as const;
export type ComparedRow = (typeof comparedRows)[number];

/** What one document says about one row. */
export interface SaidInDocument {
  readonly known: string;
  readonly likeness: Comparison["likeness"];
  readonly facts: readonly Pick<Fact, "name" | "value">[];
}

export interface CaseRow {
  readonly id: ComparedRow;
  /** On the account: today, or when staff decided. */
  readonly now: string | null;
  /** The customer's answer; null where none is asked. */
  readonly asked: string | null;
  /** By the document's id. */
  readonly said: Readonly<Record<string, SaidInDocument>>;
}

/** In `said`, beside the ids of documents. */
export const registryColumn = "registry";

interface Compared extends KnownValues {
  readonly registered: readonly RegistryAnswer[];
  readonly now: Readonly<Record<ComparedRow, string | null>>;
  readonly asked: Readonly<Partial<Record<ComparedRow, string | null>>>;
  readonly documents: readonly { readonly id: string; readonly facts: readonly Fact[] }[];
}

/** Rows about which nobody says anything are left out. */
export function compareCase(compared: Compared): CaseRow[] {
  const { now, asked, documents } = compared;
  const read = documents.map(({ id, facts }) => ({
    id,
    facts,
    comparisons: compareDocument(facts, compared),
  }));
  return comparedRows
    .map((id) => {
      const about = comparedAs(id, compared.contactChanges);
      const said = read.flatMap((document) => (about ? saidIn(document, about) : []));
      const registered = compareRegistered(id, compared);
      const columns = registered ? [...said, [registryColumn, registered] as const] : said;
      return { id, now: now[id], asked: asked[id] ?? null, said: Object.fromEntries(columns) };
    })
    .filter((row) => row.now !== null || row.asked !== null);
}

/** When the contact changes, documents are expected to name the new one. */
function comparedAs(row: ComparedRow, contactChanges: boolean): ComparedId | null {
  if (row === "contact") return contactChanges ? "new-contact" : "contact";
  return row === "name" || row === "siren" || row === "rna" ? row : null;
}

interface Read {
  readonly id: string;
  readonly facts: readonly Fact[];
  readonly comparisons: readonly Comparison[];
}

function saidIn({ id, facts, comparisons }: Read, about: ComparedId): [string, SaidInDocument][] {
  const found = comparisons.find((comparison) => comparison.id === about);
  if (!found) return [];
  const { known, likeness } = found;
  const values = found.facts.flatMap((index) => {
    const fact = facts[index];
    return fact ? [{ name: fact.name, value: saidBy(fact) }] : [];
  });
  return [[id, { known, likeness, facts: values }]];
}
