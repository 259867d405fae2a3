import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { stepRefusal } from "#app/domain/request/steps.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { touchSession } from "#db/sessions.server.ts";

/** The request to which this session may add documents now; null when there is none. */
export async function findUploadRequest(
  { db }: Pick<Domain, "db">,
  token: string,
): Promise<RequestId | null> {
  const session = await touchSession(db, digest(token));
  if (session?.scope !== "request") return null;
  const request = await findRequest(db, session.requestId);
  return request && !stepRefusal(request, "documents") ? request.id : null;
}
