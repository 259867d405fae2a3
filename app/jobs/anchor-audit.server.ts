import { Readable } from "node:stream";
import type { Services } from "#app/services.server.ts";
import { listAuditHeads } from "#db/audit-events.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";

/** Stores the last hash of every chain outside the database, one object per day. */
export async function anchorAudit({ db, store }: Services) {
  const at = await databaseNow(db);
  const heads = await listAuditHeads(db);
  const body = JSON.stringify({ at: at.toISOString(), heads }, null, 1);
  await store.write(
    `audit-anchors/${at.toISOString().slice(0, 10)}.json`,
    Readable.from([Buffer.from(body)]),
    {
      contentType: "application/json",
    },
  );
}
