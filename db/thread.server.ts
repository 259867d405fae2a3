import { and, asc, count, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { ThreadSide } from "#app/domain/thread/thread.ts";
import type { Database } from "./connection/client.server.ts";
import { hoursAgo } from "./connection/clock.server.ts";
import { documents } from "./schema/documents.ts";
import { requests } from "./schema/requests.ts";
import { threadMessages } from "./schema/thread.ts";

type NewThreadMessage = Omit<typeof threadMessages.$inferInsert, "readAt" | "toldAt" | "purgedAt">;

export async function insertThreadMessage(db: Database, row: NewThreadMessage) {
  const [message] = await db.insert(threadMessages).values(row).returning();
  if (!message) throw new Error("the message was not written");
  return message;
}

export async function findByForm(db: Database, requestId: RequestId, formId: string) {
  const [message] = await db
    .select({ id: threadMessages.id })
    .from(threadMessages)
    .where(and(eq(threadMessages.requestId, requestId), eq(threadMessages.formId, formId)));
  return message ?? null;
}

/** The oldest first. */
export function listThread(db: Database, requestId: RequestId) {
  return db
    .select()
    .from(threadMessages)
    .where(eq(threadMessages.requestId, requestId))
    .orderBy(asc(threadMessages.createdAt), asc(threadMessages.id));
}

/** Of one side: all of the request, and those of the last hour. */
export async function countThread(db: Database, requestId: RequestId, side: ThreadSide) {
  const [row] = await db
    .select({
      all: count(),
      lately: sql<number>`(count(*) filter (where ${threadMessages.createdAt} > ${hoursAgo(1)}))::int`,
    })
    .from(threadMessages)
    .where(and(eq(threadMessages.requestId, requestId), eq(threadMessages.side, side)));
  return row ?? { all: 0, lately: 0 };
}

const unreadBy = (requestId: RequestId, reader: ThreadSide) =>
  and(
    eq(threadMessages.requestId, requestId),
    ne(threadMessages.side, reader),
    isNull(threadMessages.readAt),
  );

export async function hasUnread(db: Database, requestId: RequestId, reader: ThreadSide) {
  return (await db.$count(threadMessages, unreadBy(requestId, reader))) > 0;
}

/** The ids of those that this side reads for the first time. */
export async function takeUnread(db: Database, requestId: RequestId, reader: ThreadSide) {
  const rows = await db
    .update(threadMessages)
    .set({ readAt: sql`now()` })
    .where(unreadBy(requestId, reader))
    .returning({ id: threadMessages.id });
  return rows.map(({ id }) => id);
}

/** The messages to the customer that are unread and of which no mail has told, and their files. */
export async function takeUntold(db: Database, requestId: RequestId) {
  const rows = await db
    .update(threadMessages)
    .set({ toldAt: sql`now()` })
    .where(and(unreadBy(requestId, "customer"), isNull(threadMessages.toldAt)))
    .returning({ id: threadMessages.id });
  const ids = rows.map(({ id }) => id);
  const isOfThese = and(inArray(documents.messageId, ids), isNull(documents.removedAt));
  return { messages: ids.length, files: await db.$count(documents, isOfThese) };
}

/** Null: nothing of the customer waits for staff. Not part of the version. Lock the row. */
export async function setCustomerWroteAt(db: Database, id: RequestId, at: Date | null) {
  await db.update(requests).set({ customerWroteAt: at }).where(eq(requests.id, id));
}
