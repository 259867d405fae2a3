import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { readSessionTime, touchSession } from "#db/sessions.server.ts";

/** Seconds left without use, and at most; null once the session ended. Asking extends nothing. */
export function sessionTime({ db }: Pick<Domain, "db">, token: string) {
  return readSessionTime(db, digest(token));
}

export async function extendSession({ db }: Pick<Domain, "db">, token: string) {
  await touchSession(db, digest(token));
}
