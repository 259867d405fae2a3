import { Readable } from "node:stream";
import { stampKey } from "#app/domain/audit/anchor.ts";
import { writeAnchors } from "#app/domain/audit/write-anchor.server.ts";
import type { Services } from "#app/services.server.ts";
import { findLastAnchor, markStamped } from "#db/audit-heads.server.ts";

type Means = Pick<Services, "db" | "secrets" | "store">;

/** Every few minutes, so that hardly any event can be cut off unnoticed. */
export async function anchorAudit(services: Means) {
  await writeAnchors(services);
}

/** Once a day an anchor is written even without news, and stamped where an authority is configured. */
export async function anchorDay(services: Means & Pick<Services, "stamper">) {
  await writeAnchors(services, { evenEmpty: true });
  const last = await findLastAnchor(services.db);
  if (services.stamper === null || !last?.sha256 || last.stampedAt) return;
  const stamp = await services.stamper.stamp(Buffer.from(last.sha256, "hex"));
  await services.store.write(stampKey(last.number), Readable.from([stamp]), {
    contentType: "application/timestamp-reply",
  });
  await markStamped(services.db, last.number);
}
