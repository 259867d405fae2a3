import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { MessageId, RequestId, VerificationId } from "#app/domain/ids.ts";
import { earlierDetails, type Notice, type TemplateId } from "#app/domain/notice/templates.ts";
import type { Database } from "./connection/client.server.ts";
import { type Message, type MessageRow, messages } from "./schema/messages.ts";

export type NewMessage = Omit<typeof messages.$inferInsert, "template" | "details"> & Notice;

export async function insertMessage(db: Database, row: NewMessage) {
  const [message] = await db.insert(messages).values(row).returning({ id: messages.id });
  if (!message) throw new Error("the message was not written");
  return message.id;
}

export async function findMessage(db: Database, id: MessageId): Promise<Message | null> {
  const [message] = await db.select().from(messages).where(eq(messages.id, id));
  return message ? readMessage(message) : null;
}

/** `insertMessage` wrote the details of this very template. */
function readMessage(row: MessageRow) {
  return { ...row, details: { ...earlierDetails[row.template], ...row.details } } as Message;
}

export async function takeMessage(db: Database, id: MessageId, from: Message["status"][]) {
  const [message] = await db
    .update(messages)
    .set({ status: "sending" })
    .where(and(eq(messages.id, id), inArray(messages.status, from)))
    .returning();
  return message ? readMessage(message) : null;
}

export async function settleMessage(
  db: Database,
  id: MessageId,
  end: {
    status: Message["status"];
    vendorId?: string | null;
    provider?: string | null;
    failure?: string | null;
  },
) {
  await db
    .update(messages)
    .set({ ...end, sentAt: end.status === "sent" ? sql`now()` : null })
    .where(eq(messages.id, id));
}

export async function listMessages(db: Database, requestId: RequestId): Promise<Message[]> {
  const rows = await db
    .select()
    .from(messages)
    .where(eq(messages.requestId, requestId))
    .orderBy(asc(messages.createdAt));
  return rows.map(readMessage);
}

export async function wasMessageWritten(db: Database, requestId: RequestId, template: TemplateId) {
  const written = and(eq(messages.requestId, requestId), eq(messages.template, template));
  return (await db.$count(messages, written)) > 0;
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
