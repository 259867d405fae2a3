import { createHash } from "node:crypto";
import type { Domain } from "#app/domain/domain.ts";
import type { AccountId } from "#app/domain/ids.ts";
import {
  findManagerByWord,
  insertAccounts,
  lockAccountsByKey,
  updateImported,
} from "#db/account-import.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { askToAssessOpen } from "#db/risk-facts.server.ts";
import { type Plan, planRow, type RowOutcome } from "./plan-import.ts";
import type { Export } from "./read-export.ts";

export async function importAccounts(
  { db }: Domain,
  input: { readonly file: Uint8Array; readonly read: Export; readonly apply: boolean },
): Promise<{ outcomes: RowOutcome[]; applied: boolean }> {
  return db.transaction(async (tx) => {
    const plans = await planRows(tx, input.read);
    const applied = input.apply && plans.every(({ outcome }) => outcome.outcome !== "refused");
    if (applied) await write(tx, plans, input.file);
    return { outcomes: plans.map(({ outcome }) => outcome), applied };
  });
}

async function planRows(tx: Transaction, { rows, columns }: Export) {
  const keys = rows.flatMap(({ account }) => (account ? [account.loginKey] : []));
  const present = await lockAccountsByKey(tx, keys);
  const known = {
    fields: new Set(columns.fields.filter((field) => field !== null)),
    managers: await findManagers(tx, rows),
    accounts: new Map(present.map((account) => [account.loginKey, account])),
  };
  return rows.map((row) => planRow<AccountId>(row, known));
}

async function findManagers(tx: Transaction, rows: Export["rows"]) {
  const words = new Set(rows.flatMap(({ account }) => account?.manager ?? []));
  const managers = new Map<string, string | null>();
  for (const word of words) managers.set(word, await findManagerByWord(tx, word));
  return managers;
}

async function write(tx: Transaction, plans: readonly Plan<AccountId>[], file: Uint8Array) {
  const inserts = plans.flatMap(({ insert }) => insert ?? []);
  const updates = plans.flatMap(({ update }) => update ?? []);
  if (inserts.length + updates.length === 0) return;
  await insertAccounts(tx, inserts);
  for (const { id, patch } of updates) await updateImported(tx, id, patch);
  await askToAssessOpen(
    tx,
    updates.map(({ id }) => id),
  );
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "system",
    action: "accounts.imported",
    details: {
      created: inserts.length,
      changed: updates.map(({ id, patch }) => ({ account: id, fields: Object.keys(patch) })),
      sha256: createHash("sha256").update(file).digest("hex"),
    },
  });
}
