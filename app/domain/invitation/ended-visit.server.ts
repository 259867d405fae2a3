import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findEndedSession } from "#db/sessions.server.ts";

export type EndedVisit = NonNullable<Awaited<ReturnType<typeof findEndedVisit>>>;

/** Behind the token of a session that ended by time, while its row is known. Shown to nobody. */
export function findEndedVisit({ db }: Pick<Domain, "db">, token: string) {
  return findEndedSession(db, digest(token));
}
