import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { countWrongFactor, findStaffMember, takeFactorWarning } from "#db/staff.server.ts";

/** Wrong codes come after the right password, so the member and the administrators are warned. */
export async function countWrongSecondFactor(tx: Transaction, id: StaffId) {
  const count = await countWrongFactor(tx, id, limits.wrongFactorMinutes);
  if (count < limits.wrongFactorsUntilWarning) return;
  if (!(await takeFactorWarning(tx, id, limits.factorWarningMinutes))) return;
  const member = await findStaffMember(tx, id);
  if (!member) return;
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "system",
    action: "staff.wrong-second-factors",
    details: { staffId: id, attempts: count },
  });
  await queueMessage(tx, {
    channel: "email",
    template: "staff-notice",
    sentTo: member.email,
    locale: "fr",
    staffId: id,
    details: { change: "wrong-second-factors", by: null },
  });
  await tellAdministrators(tx, { about: { staffId: id }, alarm: "wrong-second-factors" });
}
