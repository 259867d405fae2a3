import { shownFile, type ShownMessage } from "#app/domain/thread/thread.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listAttached } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listStaffNames } from "#db/staff.server.ts";
import { listThread } from "#db/thread.server.ts";
import { hideLastFourIn } from "./hidden-number.server.ts";

type Told = Pick<Request, "id" | "mobile" | "decidedAt">;

/** For staff: until the decision, nobody reads the last digits of the requested number in a message. */
export async function loadThread(
  db: Database,
  { id: requestId, mobile, decidedAt }: Told,
): Promise<ShownMessage[]> {
  const [rows, files, names] = await Promise.all([
    listThread(db, requestId),
    listAttached(db, requestId),
    listStaffNames(db),
  ]);
  const hidden = decidedAt ? null : mobile;
  return rows.map(({ id, side, staffId, text, createdAt, readAt }) => ({
    id,
    side,
    by: staffId && (names.get(staffId) ?? null),
    at: createdAt,
    text: text && hidden ? hideLastFourIn(text, hidden) : text,
    readAt,
    files: files.filter(({ messageId }) => messageId === id).map(shownFile),
  }));
}
