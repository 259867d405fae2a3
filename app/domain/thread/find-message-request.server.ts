import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findVisit } from "#db/sessions.server.ts";
import { threadClosure } from "./thread.ts";

/** The request to which this session may write now; null when there is none. */
export async function findMessageRequest(
  { db }: Pick<Domain, "db">,
  token: string,
): Promise<RequestId | null> {
  const visit = await findVisit(db, digest(token));
  return visit && !threadClosure(visit.request) ? visit.request.id : null;
}
