import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { MessageId, RequestId, VerificationId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { messages, type Message } from "./schema/messages.ts";

export async function insertMessage(db: Database, row: typeof messages.$inferInsert) {
  const [message] = await db.insert(messages).values(row).returning({ id: messages.id });
  if (!message) throw new Error("the message was not written");
  return message.id;
}

export async function findMessage(db: Database, id: MessageId): Promise<Message | null> {
  const [message] = await db.select().from(messages).where(eq(messages.id, id));
  return message ?? null;
}

export async function takeMessage(db: Database, id: MessageId, from: Message["status"][]) {
  const [message] = await db
    .update(messages)
    .set({ status: "sending" })
    .where(and(eq(messages.id, id), inArray(messages.status, from)))
    .returning();
  return message ?? null;
}

export async function settleMessage(
  db: Database,
  id: MessageId,
  end: { status: Message["status"]; vendorId?: string | null; failure?: string | null },
) {
  await db
    .update(messages)
    .set({ ...end, sentAt: end.status === "sent" ? sql`now()` : null })
    .where(eq(messages.id, id));
}

export function listMessages(db: Database, requestId: RequestId): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(eq(messages.requestId, requestId))
    .orderBy(asc(messages.createdAt));
}

export async function findLastCodeMessage(db: Database, verificationId: VerificationId) {
  const [message] = await db
    .select()
    .from(messages)
    .where(eq(messages.verificationId, verificationId))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  return message ?? null;
}
