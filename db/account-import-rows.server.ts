import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import type { RowFilter } from "#app/domain/account/import/import-state.ts";
import type { ImportId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { accountImportRows } from "./schema/account-imports.ts";
import { accountManagers, accounts } from "./schema/accounts.ts";

export type PlannedRow = Omit<typeof accountImportRows.$inferInsert, "importId" | "stale">;
export type ReportedRow = typeof accountImportRows.$inferSelect;

/** What a row's plan rests on. The portal's own fields may change meanwhile: no import writes them. */
export const restsOn = sql<string>`md5(jsonb_build_array(${accounts.entity}, ${accounts.name},
  ${accounts.siren}, ${accounts.rna}, ${accounts.locale}, ${accounts.knownPhone},
  ${accounts.managerId})::text)`;

const elements = (texts: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;

export function listAccountsByKey(db: Database, keys: readonly string[]) {
  return db
    .select({
      id: accounts.id,
      loginKey: accounts.loginKey,
      login: accounts.login,
      entity: accounts.entity,
      name: accounts.name,
      siren: accounts.siren,
      rna: accounts.rna,
      contactName: accounts.contactName,
      contactEmail: accounts.contactEmail,
      locale: accounts.locale,
      mobile: accounts.mobile,
      mobileVerifiedAt: accounts.mobileVerifiedAt,
      knownPhone: accounts.knownPhone,
      managerId: accounts.managerId,
      authorisedAddresses: accounts.authorisedAddresses,
      seen: restsOn,
    })
    .from(accounts)
    .where(sql`${accounts.loginKey} in ${elements(keys)}`);
}

/** By e-mail address or name, case-insensitive; a word that two share leads to neither. */
export async function findManagersByWord(db: Database, words: readonly string[]) {
  const keys = [...new Set(words.map((word) => word.toLowerCase()))];
  const found = await db
    .select({ id: accountManagers.id, name: accountManagers.name, email: accountManagers.email })
    .from(accountManagers)
    .where(
      sql`lower(${accountManagers.email}) in ${elements(keys)} or lower(${accountManagers.name}) in ${elements(keys)}`,
    );
  return new Map(
    words.map((word) => {
      const key = word.toLowerCase();
      const [one, ...others] = found.filter(
        ({ name, email }) => name.toLowerCase() === key || email.toLowerCase() === key,
      );
      return [word, one && others.length === 0 ? one.id : null];
    }),
  );
}

/** One statement for all of them. */
export async function insertPlannedRows(
  db: Database,
  importId: ImportId,
  rows: readonly PlannedRow[],
) {
  const asRows = rows.map(({ accountId, ...row }) => ({ ...row, account_id: accountId }));
  await db.execute(sql`
    insert into account_import_rows
      (import_id, line, login, outcome, problems, kept, account_id, seen, "values", before)
    select ${importId}::uuid, line, login, outcome, problems, kept, account_id, seen, "values", before
    from jsonb_to_recordset(${JSON.stringify(asRows)}::jsonb) as r(line int, login text,
      outcome import_outcome, problems text[], kept text[], account_id uuid, seen text,
      "values" jsonb, before jsonb)`);
}

export async function deletePlannedRows(db: Database, importId: ImportId) {
  await db.delete(accountImportRows).where(eq(accountImportRows.importId, importId));
}

/** After the line `after`. */
export function listReportedRows(
  db: Database,
  importId: ImportId,
  { show, after, limit }: { show: RowFilter; after: number; limit: number },
): Promise<ReportedRow[]> {
  const filter =
    show === "stale"
      ? eq(accountImportRows.stale, true)
      : show === "all"
        ? undefined
        : eq(accountImportRows.outcome, show);
  return db
    .select()
    .from(accountImportRows)
    .where(and(eq(accountImportRows.importId, importId), filter, gt(accountImportRows.line, after)))
    .orderBy(asc(accountImportRows.line))
    .limit(limit);
}

export async function countStale(db: Database, importId: ImportId) {
  const [row] = await db
    .select({ count: count() })
    .from(accountImportRows)
    .where(and(eq(accountImportRows.importId, importId), eq(accountImportRows.stale, true)));
  return row?.count ?? 0;
}
