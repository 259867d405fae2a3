import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import {
  findEndedStaffSession,
  readStaffSessionTime,
  touchStaffSession,
} from "#db/staff-sessions.server.ts";

/** Seconds left without use, and at most; null once the session ended. Asking extends nothing. */
export function staffSessionTime({ db }: Pick<Domain, "db">, token: string) {
  return readStaffSessionTime(db, digest(token));
}

export async function extendStaffSession({ db }: Pick<Domain, "db">, token: string) {
  await touchStaffSession(db, digest(token), "full");
}

/** Whose session it was that ended by time, while its row is known. */
export async function findEndedMember({ db }: Pick<Domain, "db">, token: string) {
  return (await findEndedStaffSession(db, digest(token)))?.staffId ?? null;
}
