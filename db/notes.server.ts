import { asc, count, eq } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { notes } from "./schema/notes.ts";

export async function insertNote(db: Database, row: typeof notes.$inferInsert) {
  const [note] = await db.insert(notes).values(row).returning({ id: notes.id });
  if (!note) throw new Error("the note was not written");
  return note;
}

/** The oldest first. */
export function listNotes(db: Database, requestId: RequestId) {
  return db
    .select()
    .from(notes)
    .where(eq(notes.requestId, requestId))
    .orderBy(asc(notes.createdAt), asc(notes.id));
}

export async function countNotes(db: Database, requestId: RequestId) {
  const [row] = await db
    .select({ count: count() })
    .from(notes)
    .where(eq(notes.requestId, requestId));
  return row?.count ?? 0;
}
