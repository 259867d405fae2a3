import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { FormOwner } from "#app/domain/kept-form/kept-form.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { hoursAgo } from "./connection/clock.server.ts";
import { keptForms } from "./schema/kept-forms.ts";

const isKept = () => gt(keptForms.createdAt, hoursAgo(limits.keptFormHours));

/** Keeping and claiming touch several rows of an owner: in turns, so that they do not deadlock. */
async function lockOwner(tx: Transaction, owner: FormOwner) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${owner}, 14))`);
}

/** No session can read it yet. The oldest ones give way when one person has too many. */
export async function putKeptForm(
  tx: Transaction,
  row: { owner: FormOwner; path: string; sealed: string },
) {
  await lockOwner(tx, row.owner);
  await tx
    .insert(keptForms)
    .values(row)
    .onConflictDoUpdate({
      target: [keptForms.owner, keptForms.path],
      set: { sealed: row.sealed, sessionHash: null, createdAt: sql`clock_timestamp()` },
    });
  const tooMany = tx
    .select({ id: keptForms.id })
    .from(keptForms)
    .where(eq(keptForms.owner, row.owner))
    .orderBy(desc(keptForms.createdAt))
    .offset(limits.keptFormsPerPerson);
  await tx.delete(keptForms).where(inArray(keptForms.id, tooMany));
}

/**
 * From now on only this session reads them. Returns the address of the last one; null when nothing
 * is kept.
 */
export async function claimKeptForms(tx: Transaction, owner: FormOwner, sessionHash: string) {
  await lockOwner(tx, owner);
  const rows = await tx
    .update(keptForms)
    .set({ sessionHash })
    .where(and(eq(keptForms.owner, owner), isKept()))
    .returning({ path: keptForms.path, at: keptForms.createdAt });
  const [last] = rows.sort((a, b) => b.at.getTime() - a.at.getTime());
  return last?.path ?? null;
}

export async function findKeptForm(db: Database, sessionHash: string, path: string) {
  const [row] = await db
    .select()
    .from(keptForms)
    .where(and(eq(keptForms.sessionHash, sessionHash), eq(keptForms.path, path), isKept()));
  return row ?? null;
}

export async function deleteKeptForm(db: Database, sessionHash: string, path: string) {
  await db
    .delete(keptForms)
    .where(and(eq(keptForms.sessionHash, sessionHash), eq(keptForms.path, path)));
}

export async function eraseOldKeptForms(db: Database) {
  await db.delete(keptForms).where(lt(keptForms.createdAt, hoursAgo(limits.keptFormHours)));
}
