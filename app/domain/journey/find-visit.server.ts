import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findVisit as findVisitBehind } from "#db/sessions.server.ts";

/** The request, account and manager behind a customer's session token; null once the session ended. */
export async function findVisit({ db }: Pick<Domain, "db">, token: string) {
  return findVisitBehind(db, digest(token));
}
