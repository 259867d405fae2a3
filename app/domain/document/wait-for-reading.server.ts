import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentId } from "#app/domain/ids.ts";
import type { Database } from "#db/connection/client.server.ts";
import { countUnread } from "#db/documents.server.ts";

const pauseMs = 150;

export async function waitForReading(db: Database, ids: readonly DocumentId[], maxMs: number) {
  for (const end = Date.now() + maxMs; Date.now() < end; await sleep(pauseMs)) {
    if ((await countUnread(db, ids)) === 0) return;
  }
}
