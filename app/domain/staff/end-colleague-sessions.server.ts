import { z } from "zod";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { staffId } from "#app/domain/ids.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { findStaffMember, lockAllStaff } from "#db/staff.server.ts";
import { endAllSessions, endOwnSession, listStaffSessions } from "#db/staff-sessions.server.ts";
import { isActiveAdministrator } from "./member-change.ts";

export type EndSessionsRefusal = "not-administrator" | "not-found" | "self" | "over";

interface Ending {
  readonly by: StaffId;
  readonly memberId: string;
  /** Of one session; null: all of them. */
  readonly session: string | null;
}

/** Null for an id that no member has. */
export async function findColleagueSessions({ db }: Pick<Domain, "db">, typedId: string) {
  const id = staffId.safeParse(typedId);
  const member = id.success ? await findStaffMember(db, id.data) : null;
  if (!member) return null;
  const sessions = await listStaffSessions(db, member.id);
  return {
    member: { id: member.id, name: member.name, email: member.email },
    sessions: sessions.map(({ id, userAgent, address, createdAt, lastSeenAt }) => {
      return { id, userAgent, address, createdAt, lastSeenAt };
    }),
  };
}

/** `over`: the session had ended. The member is told, and can sign in again. */
export function endColleagueSessions(
  { db }: Pick<Domain, "db">,
  { by, memberId, session }: Ending,
): Promise<Result<null, EndSessionsRefusal>> {
  return db.transaction(async (tx) => {
    const all = await lockAllStaff(tx);
    const chief = all.find(({ id }) => id === by);
    if (!chief || !isActiveAdministrator(chief)) return refuse("not-administrator");
    const member = all.find(({ id }) => id === memberId);
    if (!member) return refuse("not-found");
    if (member.id === by) return refuse("self");
    const sessions = await end(tx, member.id, session);
    if (sessions === 0) return refuse("over");
    await record(tx, { chief, member, sessions });
    return accept(null);
  });
}

async function end(tx: Transaction, id: StaffId, session: string | null) {
  if (session === null) return endAllSessions(tx, id);
  const isId = z.uuid().safeParse(session).success;
  return isId && (await endOwnSession(tx, id, session)) ? 1 : 0;
}

async function record(
  tx: Transaction,
  ended: { readonly chief: StaffMember; readonly member: StaffMember; readonly sessions: number },
) {
  const { chief, member, sessions } = ended;
  await appendAuditEvent(tx, {
    requestId: null,
    actor: `staff:${chief.id}`,
    action: "staff.sessions-ended-by-colleague",
    details: { staffId: member.id, sessions },
  });
  await queueMessage(tx, {
    channel: "email",
    template: "staff-notice",
    sentTo: member.email,
    locale: "fr",
    staffId: member.id,
    details: { change: "sessions-ended", by: chief.name },
  });
}
