import { transition } from "#app/domain/request/state-machine.ts";
import { hasCustomerActedSince } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findLastSnapshot } from "#db/decision-snapshots.server.ts";
import type { Request } from "#db/schema/requests.ts";

/** What stood in the request when changes were asked for; null once the customer acted. */
export async function findStood(db: Database, request: Request) {
  if (!transition(request, "take-back").ok) return null;
  const snapshot = await findLastSnapshot(db, request.id);
  if (snapshot?.decision !== "changes-requested") return null;
  return (await hasCustomerActedSince(db, request.id, snapshot.at)) ? null : snapshot.request;
}
