import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { listStaffSessions } from "#db/staff-sessions.server.ts";

export async function listOwnSessions({ db }: Domain, staffId: StaffId, sessionTokenHash: string) {
  const sessions = await listStaffSessions(db, staffId);
  return sessions.map(({ tokenHash, ...session }) => ({
    ...session,
    isThis: tokenHash === sessionTokenHash,
  }));
}
