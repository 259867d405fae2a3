import { createHash } from "node:crypto";
import type { Domain } from "#app/domain/domain.ts";
import {
  findManagerByWord,
  insertAccounts,
  lockAccountsByKey,
  updateImported,
  type ImportPatch,
  type NewAccount,
} from "#db/account-import.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/client.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { ImportedAccount, RowProblem } from "./import-row.ts";
import type { Export, ExportRow } from "./read-export.ts";

export type ImportProblem = RowProblem | "duplicate" | "manager-unknown" | "entity-differs";

/** What becomes of one row; `kept` names what the portal knows better than the export. */
export interface RowOutcome {
  readonly line: number;
  readonly login: string;
  readonly outcome: "new" | "changed" | "unchanged" | "refused";
  readonly problems: readonly ImportProblem[];
  readonly kept: readonly ("mobile" | "contact")[];
}

interface Plan extends RowOutcome {
  readonly insert: NewAccount | null;
  readonly update: { readonly id: Account["id"]; readonly patch: ImportPatch } | null;
}

/** One transaction, all or nothing: with `apply`, and only when no row is refused, everything is written. */
export async function importAccounts(
  { db }: Domain,
  input: { readonly file: Uint8Array; readonly rows: Export["rows"]; readonly apply: boolean },
): Promise<{ outcomes: RowOutcome[]; applied: boolean }> {
  return db.transaction(async (tx) => {
    const plans = await planRows(tx, input.rows);
    const applied = input.apply && plans.every(({ outcome }) => outcome !== "refused");
    if (applied) await write(tx, plans, input.file);
    return { outcomes: plans.map(({ insert: _, update: __, ...outcome }) => outcome), applied };
  });
}

async function planRows(tx: Transaction, rows: Export["rows"]): Promise<Plan[]> {
  const keys = rows.flatMap(({ account }) => (account ? [account.loginKey] : []));
  const existing = new Map((await lockAccountsByKey(tx, keys)).map((row) => [row.loginKey, row]));
  const managers = await findManagers(tx, rows);
  return rows.map((row) => planRow(row, managers, existing));
}

async function findManagers(tx: Transaction, rows: Export["rows"]) {
  const words = new Set(rows.flatMap(({ account }) => account?.manager ?? []));
  const managers = new Map<string, string | null>();
  for (const word of words) managers.set(word, await findManagerByWord(tx, word));
  return managers;
}

function planRow(
  { line, login, account, problems }: ExportRow,
  managers: ReadonlyMap<string, string | null>,
  existing: ReadonlyMap<string, Account>,
): Plan {
  const plan = { line, login, problems, kept: [], insert: null, update: null };
  if (!account) return { ...plan, outcome: "refused" };
  const managerId = account.manager ? (managers.get(account.manager) ?? null) : null;
  if (account.manager && !managerId)
    return { ...plan, outcome: "refused", problems: ["manager-unknown"] };
  const present = existing.get(account.loginKey);
  const { manager: _, ...row } = account;
  if (!present) return { ...plan, outcome: "new", insert: { ...row, managerId } };
  if (present.entity !== account.entity)
    return { ...plan, outcome: "refused", problems: ["entity-differs"] };
  const patch = patchOf(account, managerId);
  const kept = keptOf(present, account);
  return isSame(present, patch)
    ? { ...plan, outcome: "unchanged", kept }
    : { ...plan, outcome: "changed", kept, update: { id: present.id, patch } };
}

function patchOf(account: ImportedAccount, managerId: string | null): ImportPatch {
  const { name, siren, rna, locale, knownPhone, authorisedAddresses } = account;
  return { name, siren, rna, locale, knownPhone, authorisedAddresses, managerId };
}

function isSame(present: Account, patch: ImportPatch) {
  return Object.entries(patch).every(
    ([field, value]) => String(present[field as keyof ImportPatch]) === String(value),
  );
}

function keptOf(present: Account, account: ImportedAccount) {
  const contact =
    present.contactEmail !== account.contactEmail || present.contactName !== account.contactName;
  return [
    ...(present.mobile === account.mobile ? [] : (["mobile"] as const)),
    ...(contact ? (["contact"] as const) : []),
  ];
}

async function write(tx: Transaction, plans: readonly Plan[], file: Uint8Array) {
  const inserts = plans.flatMap(({ insert }) => insert ?? []);
  const updates = plans.flatMap(({ update }) => update ?? []);
  await insertAccounts(tx, inserts);
  for (const { id, patch } of updates) await updateImported(tx, id, patch);
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "system",
    action: "accounts.imported",
    details: {
      created: inserts.length,
      changed: updates.map(({ id }) => id),
      sha256: createHash("sha256").update(file).digest("hex"),
    },
  });
}
