import { sql } from "drizzle-orm";
import type { ImportId } from "#app/domain/ids.ts";
import { restsOn } from "./account-import-rows.server.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { accounts } from "./schema/accounts.ts";

/** One import writes at a time, and an import that is asked for twice waits for itself. */
export async function lockImports(tx: Transaction) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('account-imports', 17))`);
}

/** Lines after `after`, up to `to`. */
export interface Lines {
  readonly after: number;
  readonly to: number;
}

/** The last line of the next `size` rows that write something; null: there is none. */
export async function nextLines(
  db: Database,
  importId: ImportId,
  { after, size }: { after: number; size: number },
): Promise<Lines | null> {
  const [row] = await db.execute<{ to: number | null }>(sql`
    select max(line) as to from (
      select line from account_import_rows where import_id = ${importId}
        and outcome in ('new', 'changed') and line > ${after} order by line limit ${size}
    ) as next`);
  return row?.to ? { after, to: row.to } : null;
}

const planned = (importId: ImportId, { after, to }: Lines) => sql`
  account_import_rows.import_id = ${importId} and account_import_rows.line > ${after}
  and account_import_rows.line <= ${to}`;

/** Returns how many rows were planned, and how many were written as planned. */
export async function writeNew(tx: Transaction, importId: ImportId, lines: Lines) {
  return counts(
    tx,
    sql`with planned as (
      select "values" from account_import_rows
        where ${planned(importId, lines)} and outcome = 'new'
    ), written as (
      insert into accounts (login, login_key, entity, name, siren, rna, contact_name, contact_email,
        locale, mobile, mobile_verified_at, known_phone, manager_id, authorised_addresses)
      select login, "loginKey", entity, name, siren, rna, "contactName", "contactEmail",
        locale, mobile, "mobileVerifiedAt", "knownPhone", "managerId", "authorisedAddresses"
      from planned, jsonb_to_record(planned."values") as v(login text, "loginKey" text,
        entity entity, name text, siren text, rna text, "contactName" text, "contactEmail" text,
        locale locale, mobile text, "mobileVerifiedAt" timestamptz, "knownPhone" text,
        "managerId" uuid, "authorisedAddresses" text[])
      on conflict (login_key) do nothing returning id
    ), noted as (
      insert into account_import_changes (import_id, account_id, fields)
        select ${importId}::uuid, id, '{}' from written
    ) select (select count(*)::int from planned) as planned,
        (select count(*)::int from written) as written`,
  );
}

const columns = [
  ["name", "name", "text"],
  ["siren", "siren", "text"],
  ["rna", "rna", "text"],
  ["locale", "locale", "locale"],
  ["known_phone", "knownPhone", "text"],
  ["manager_id", "managerId", "uuid"],
] as const;

const assignments = sql.raw(
  columns
    .map(
      ([column, field, type]) => `${column} = case when planned.plan ? '${field}'
        then (planned.plan ->> '${field}')::${type} else accounts.${column} end`,
    )
    .join(", "),
);

/** An account that changed after the check is passed over, and so are all changes: see the caller. */
export async function writeChanges(tx: Transaction, importId: ImportId, lines: Lines) {
  return counts(
    tx,
    sql`with planned as (
      select account_id, seen, "values" as plan from account_import_rows
        where ${planned(importId, lines)} and outcome = 'changed'
    ), written as (
      update accounts set ${assignments}, updated_at = now() from planned
        where accounts.id = planned.account_id and ${restsOn} = planned.seen
        returning accounts.id, planned.plan
    ), noted as (
      insert into account_import_changes (import_id, account_id, fields)
        select ${importId}::uuid, id, array(select jsonb_object_keys(plan) order by 1) from written
    ) select (select count(*)::int from planned) as planned,
        (select count(*)::int from written) as written`,
  );
}

async function counts(tx: Transaction, statement: ReturnType<typeof sql>) {
  const [row] = await tx.execute<{ planned: number; written: number }>(statement);
  return row ?? { planned: 0, written: 0 };
}

const isStale = sql`case account_import_rows.outcome
  when 'new' then exists (select 1 from accounts
    where accounts.login_key = account_import_rows."values" ->> 'loginKey')
  when 'refused' then false
  else not exists (select 1 from accounts
    where ${accounts.id} = account_import_rows.account_id and ${restsOn} = account_import_rows.seen)
  end`;

/** Rows without a change whose account was changed after the check. */
export async function hasStaleUnchanged(tx: Transaction, importId: ImportId) {
  const rows = await tx.execute(sql`select 1 from account_import_rows
    where import_id = ${importId} and outcome = 'unchanged' and ${isStale} limit 1`);
  return rows.length > 0;
}

export async function markStale(db: Database, importId: ImportId) {
  await db.execute(sql`update account_import_rows set stale = true
    where import_id = ${importId} and not stale and ${isStale}`);
}

/** Proves later that nobody changed what the import is said to have done. */
export async function digestChanges(db: Database, importId: ImportId) {
  const [row] = await db.execute<{ digest: string }>(sql`
    select encode(sha256(convert_to(coalesce(string_agg(
      account_id::text || ' ' || array_to_string(fields, ','), E'\n' order by account_id), ''),
      'UTF8')), 'hex') as digest
    from account_import_changes where import_id = ${importId}`);
  if (!row) throw new Error("the changes were not hashed");
  return row.digest;
}
