import { limits } from "#app/domain/limits.ts";
import type { Database } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { insertMessage, type NewMessage } from "#db/messages.server.ts";

export async function queueMessage(db: Database, message: NewMessage) {
  const messageId = await insertMessage(db, message);
  const maxAttempts = limits.messageAttempts;
  await addJob(db, "send-message", { messageId }, { key: `message:${messageId}`, maxAttempts });
  return messageId;
}
