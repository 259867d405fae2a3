import { and, desc, eq, inArray, isNull, lt, notInArray, sql } from "drizzle-orm";
import { alias, type PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { ImportStatus, RowOutcomeId } from "#app/domain/account/import/import-state.ts";
import type { ImportId } from "#app/domain/ids.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo, hoursAgo } from "./connection/clock.server.ts";
import { doomObjects } from "./retention.server.ts";
import { type AccountImport, accountImportRows, accountImports } from "./schema/account-imports.ts";
import { staff } from "./schema/staff.ts";

export async function insertImport(
  db: Database,
  row: Pick<
    typeof accountImports.$inferInsert,
    "givenBy" | "label" | "size" | "sha256" | "objectKey"
  > & { readonly id?: ImportId },
): Promise<AccountImport> {
  const [written] = await db.insert(accountImports).values(row).returning();
  if (!written) throw new Error("the import was not written");
  return written;
}

export async function findImport(db: Database, id: ImportId): Promise<AccountImport | null> {
  const [found] = await db.select().from(accountImports).where(eq(accountImports.id, id));
  return found ?? null;
}

export async function lockImport(tx: Transaction, id: ImportId): Promise<AccountImport | null> {
  const [found] = await tx
    .select()
    .from(accountImports)
    .where(eq(accountImports.id, id))
    .for("update");
  return found ?? null;
}

const givers = alias(staff, "givers");
const appliers = alias(staff, "appliers");

const shown = {
  id: accountImports.id,
  label: accountImports.label,
  size: accountImports.size,
  status: accountImports.status,
  refusal: accountImports.refusal,
  encoding: accountImports.encoding,
  separator: accountImports.separator,
  unknownColumns: accountImports.unknownColumns,
  missingColumns: accountImports.missingColumns,
  plan: accountImports.plan,
  new: accountImports.new,
  changed: accountImports.changed,
  unchanged: accountImports.unchanged,
  refused: accountImports.refused,
  written: accountImports.written,
  isStored: sql<boolean>`${accountImports.objectKey} is not null`,
  givenBy: givers.name,
  appliedBy: appliers.name,
  createdAt: accountImports.createdAt,
  checkedAt: accountImports.checkedAt,
  appliedAt: accountImports.appliedAt,
  erasedAt: accountImports.erasedAt,
};

function selectShown(db: Database) {
  return db
    .select(shown)
    .from(accountImports)
    .leftJoin(givers, eq(givers.id, accountImports.givenBy))
    .leftJoin(appliers, eq(appliers.id, accountImports.appliedBy));
}

export type ShownImport = Awaited<ReturnType<typeof listImports>>[number];

export function listImports(db: Database, limit: number) {
  return selectShown(db).orderBy(desc(accountImports.createdAt)).limit(limit);
}

export async function findShownImport(db: Database, id: ImportId): Promise<ShownImport | null> {
  const [found] = await selectShown(db).where(eq(accountImports.id, id));
  return found ?? null;
}

const counted = { new: 0, changed: 0, unchanged: 0, refused: 0, written: 0 };

/** A new check: a plan of another name. Null unless the import is in one of these states. */
export async function beginCheck(db: Database, id: ImportId, from: readonly ImportStatus[]) {
  const [begun] = await db
    .update(accountImports)
    .set({
      status: "checking",
      refusal: null,
      plan: sql`gen_random_uuid()`,
      ...counted,
      updatedAt: sql`now()`,
    })
    .where(and(eq(accountImports.id, id), inArray(accountImports.status, [...from])))
    .returning();
  return begun ?? null;
}

type Patch = PgUpdateSetSource<typeof accountImports>;

/** False when another check overtook this one. */
export async function updateCheck(
  db: Database,
  { id, plan }: Pick<AccountImport, "id" | "plan">,
  patch: Patch,
) {
  const rows = await db
    .update(accountImports)
    .set({ ...patch, checkedAt: sql`now()`, updatedAt: sql`now()` })
    .where(
      and(
        eq(accountImports.id, id),
        eq(accountImports.status, "checking"),
        sql`${accountImports.plan} = ${plan}`,
      ),
    )
    .returning({ id: accountImports.id });
  return rows.length > 0;
}

/** Counts rows of this check as read. */
export function countRead(counts: Record<RowOutcomeId, number>) {
  const more = (outcome: RowOutcomeId) => sql`${accountImports[outcome]} + ${counts[outcome]}`;
  return {
    new: more("new"),
    changed: more("changed"),
    unchanged: more("unchanged"),
    refused: more("refused"),
  };
}

export async function setStatus(
  db: Database,
  id: ImportId,
  { from, to, ...patch }: { from: ImportStatus; to: ImportStatus } & Partial<AccountImport>,
) {
  const rows = await db
    .update(accountImports)
    .set({ status: to, ...patch, updatedAt: sql`now()` })
    .where(and(eq(accountImports.id, id), eq(accountImports.status, from)))
    .returning({ id: accountImports.id });
  return rows.length > 0;
}

export async function countWritten(db: Database, id: ImportId, written: number) {
  await db.update(accountImports).set({ written }).where(eq(accountImports.id, id));
}

const running = ["waiting", "checking", "applying"] as const;

/** Whose process died long ago. A writer that lives after all finds it so, and writes nothing. */
export async function failStuck(db: Database, hours: number) {
  await db
    .update(accountImports)
    .set({ status: "failed", written: 0, updatedAt: sql`now()` })
    .where(
      and(
        inArray(accountImports.status, [...running]),
        lt(accountImports.updatedAt, hoursAgo(hours)),
      ),
    );
}

export function listImportsDue(db: Database, keptDays: number) {
  return db
    .select({ id: accountImports.id })
    .from(accountImports)
    .where(
      and(
        isNull(accountImports.erasedAt),
        lt(accountImports.updatedAt, daysAgo(keptDays)),
        notInArray(accountImports.status, [...running]),
      ),
    );
}

/** Keeps the counts, who, when and the hash. */
export async function eraseImport(tx: Transaction, id: ImportId) {
  const found = await lockImport(tx, id);
  if (found?.objectKey) await doomObjects(tx, [found.objectKey]);
  await tx.delete(accountImportRows).where(eq(accountImportRows.importId, id));
  await tx
    .update(accountImports)
    .set({ label: "", objectKey: null, unknownColumns: null, erasedAt: sql`now()` })
    .where(eq(accountImports.id, id));
}
