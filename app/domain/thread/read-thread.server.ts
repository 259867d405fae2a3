import type { Actor } from "#app/domain/audit/event.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { listAttached } from "#db/documents.server.ts";
import { hasUnread, listThread, takeUnread } from "#db/thread.server.ts";
import { sentFileState, shownFile, type ShownMessage, type ThreadSide } from "./thread.ts";

/** For the customer, who reads no names of staff. */
export async function threadForCustomer(
  { db }: Pick<Domain, "db">,
  requestId: RequestId,
): Promise<ShownMessage[]> {
  const [rows, files] = await Promise.all([listThread(db, requestId), listAttached(db, requestId)]);
  return rows.map(({ id, side, text, createdAt, readAt }) => {
    const own = files.filter(({ messageId }) => messageId === id);
    const shown = own.map((file) =>
      side === "staff" ? { ...shownFile(file), state: sentFileState(file) } : shownFile(file),
    );
    return { id, side, by: null, at: createdAt, text, readAt, files: shown };
  });
}

/** Records when one side first sees what the other one wrote. A page with nothing new writes nothing. */
export async function recordRead(
  domain: Domain,
  requestId: RequestId,
  { reader, actor }: { readonly reader: ThreadSide; readonly actor: Actor },
) {
  if (!(await hasUnread(domain.db, requestId, reader))) return;
  await changeRequest(domain, requestId, async (tx) => {
    const messages = await takeUnread(tx, requestId, reader);
    if (messages.length > 0) {
      const details = { messages };
      await appendAuditEvent(tx, { requestId, actor, action: "message-read", details });
    }
    return accept(null);
  });
}
