import type { Database } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { insertMessage } from "#db/messages.server.ts";
import { limits } from "#app/domain/limits.ts";

/** Writes a message and its sending job in the caller's transaction. */
export async function queueMessage(db: Database, message: Parameters<typeof insertMessage>[1]) {
  const messageId = await insertMessage(db, message);
  const maxAttempts = limits.messageAttempts;
  await addJob(db, "send-message", { messageId }, { key: `message:${messageId}`, maxAttempts });
  return messageId;
}
