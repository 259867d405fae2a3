import type { ExportRow, RowFault } from "./export-row.ts";
import type { ImportField } from "./import-columns.ts";
import type { ImportedAccount, RowProblem } from "./import-row.ts";
import type { RowOutcomeId } from "./import-state.ts";

export type ImportProblem =
  RowProblem | RowFault | "duplicate" | "manager-unknown" | "entity-differs";

export type KeptPart = "mobile" | "contact" | "addresses";

/** `kept` names fields where the portal's value takes precedence over the export. */
interface RowOutcome {
  readonly line: number;
  readonly login: string;
  readonly outcome: RowOutcomeId;
  readonly problems: readonly ImportProblem[];
  readonly kept: readonly KeptPart[];
}

type ImportRow = Omit<ImportedAccount, "manager"> & { readonly managerId: string | null };

/** The portal owns the number, the main contact and the addresses. */
const changeable = {
  name: "name",
  siren: "siren",
  rna: "rna",
  locale: "locale",
  knownPhone: "knownPhone",
  manager: "managerId",
} as const satisfies Partial<Record<ImportField, keyof ImportRow>>;
type ImportPatch = Partial<Pick<ImportRow, (typeof changeable)[keyof typeof changeable]>>;

type PresentRow<Id> = ImportRow & { readonly id: Id; readonly seen: string };

export interface Plan<Id> {
  readonly outcome: RowOutcome;
  readonly present: PresentRow<Id> | null;
  /** A new account whole, or the fields that change; null: nothing is written. */
  readonly values: ImportRow | ImportPatch | null;
}

export interface Known<Id> {
  readonly fields: ReadonlySet<ImportField>;
  /** Keyed by the name or e-mail address in the file; null when unknown or ambiguous. */
  readonly managers: ReadonlyMap<string, string | null>;
  readonly accounts: ReadonlyMap<string, PresentRow<Id>>;
}

export function planRow<Id>(row: ExportRow, known: Known<Id>): Plan<Id> {
  const { line, login, account, problems } = row;
  const told = { line, login, problems, kept: [] };
  const refuse = (...because: ImportProblem[]): Plan<Id> => ({
    outcome: { ...told, outcome: "refused", problems: [...problems, ...because] },
    present: null,
    values: null,
  });
  if (!account) return refuse();
  const { manager, ...rest } = account;
  const managerId = manager ? (known.managers.get(manager) ?? null) : null;
  if (manager && !managerId) return refuse("manager-unknown");
  const asked = { ...rest, managerId };
  const present = known.accounts.get(account.loginKey);
  if (!present) return { outcome: { ...told, outcome: "new" }, present: null, values: asked };
  if (present.entity !== account.entity) return refuse("entity-differs");
  const patch = patchOf(present, asked, known.fields);
  const kept = keptOf(present, asked, known.fields);
  const isChanged = Object.keys(patch).length > 0;
  return {
    outcome: { ...told, kept, outcome: isChanged ? "changed" : "unchanged" },
    present,
    values: isChanged ? patch : null,
  };
}

function patchOf(present: ImportRow, asked: ImportRow, fields: ReadonlySet<ImportField>) {
  const differing = Object.entries(changeable).filter(
    ([field, key]) =>
      fields.has(field as ImportField) && String(present[key]) !== String(asked[key]),
  );
  return Object.fromEntries(differing.map(([, key]) => [key, asked[key]])) as ImportPatch;
}

function keptOf(present: ImportRow, asked: ImportRow, fields: ReadonlySet<ImportField>) {
  const isOther = present.contactName !== asked.contactName && fields.has("contactName");
  const differs: Record<KeptPart, boolean> = {
    mobile: present.mobile !== asked.mobile && fields.has("mobile"),
    contact: isOther || present.contactEmail !== asked.contactEmail,
    addresses:
      fields.has("addresses") &&
      String(present.authorisedAddresses.toSorted()) !==
        String(asked.authorisedAddresses.toSorted()),
  };
  return (["mobile", "contact", "addresses"] as const).filter((part) => differs[part]);
}
