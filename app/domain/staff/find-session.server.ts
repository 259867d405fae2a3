import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { peekStaffSession, type StaffStage, touchStaffSession } from "#db/staff-sessions.server.ts";

export type { StaffStage, Visit } from "#db/staff-sessions.server.ts";

/** The member behind a session token of this stage; null once the session ended. Extends the session. */
export async function findStaffSession(
  { db }: Pick<Domain, "db">,
  token: string,
  stage: StaffStage,
) {
  return touchStaffSession(db, digest(token), stage);
}

/** The same for what a page does by itself: the session is not extended. */
export async function findStaffWithoutUse({ db }: Pick<Domain, "db">, token: string) {
  return peekStaffSession(db, digest(token));
}
