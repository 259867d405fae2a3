import type { Domain } from "#app/domain/domain.ts";
import { prepareMailWithLink } from "#app/domain/invitation/mail-with-link.server.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { isEditable } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { countReminders } from "#db/messages.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listSilent } from "#db/silent-requests.server.ts";
import { recordDeskAct } from "./record-desk-act.server.ts";
import type { ReminderDays } from "./reminder-days.ts";
import { readReminderSettings } from "./reminder-settings.server.ts";

/** A mail with a new link to the customer who has to act. */
export function remindCustomer(domain: Domain, input: StaffAct & { readonly reason?: string }) {
  return changeByStaff(domain, input, "handle", async (tx, request) => {
    if (!isEditable(request.status)) return refuse("wrong-status");
    if (request.frozenAt) return refuse("frozen");
    const { count, isRecent } = await countReminders(tx, request.id, limits.reminderHours);
    if (count >= limits.remindersPerRequest) return refuse("reminders-used-up");
    if (isRecent) return refuse("reminded-lately");
    const message = await sendReminder(tx, domain, request);
    const reason = input.reason?.trim();
    await recordDeskAct(tx, input, "reminded", { message, ...(reason && { reason }) });
    return accept(request);
  });
}

/**
 * What the worker does by itself: after some days of silence, and before the request ends. A reminder
 * that staff sent meanwhile counts. After an outage the customer gets one mail, not all that were due.
 * One transaction each, so that the job may be killed half-way.
 */
export async function remindSilent(domain: Domain) {
  const { abandonedDays } = domain.rules.retention;
  const days = reminderDays(await readReminderSettings(domain.db), abandonedDays);
  for (const id of await listSilent(domain.db, days)) {
    await changeRequest(domain, id, async (tx, request) => {
      if (!(await listSilent(tx, days, id)).length) return refuse("not-due");
      const { count, isRecent } = await countReminders(tx, id, limits.reminderHours);
      if (isRecent || count >= limits.remindersPerRequest) return refuse("not-due");
      const message = await sendReminder(tx, domain, request);
      const action = "reminded";
      await appendAuditEvent(tx, { requestId: id, actor: "system", action, details: { message } });
      return accept(request);
    });
  }
}

/** Whole days since the customer last acted; never one at which the request has ended. */
function reminderDays({ first, second, notice }: ReminderDays, abandonedDays: number) {
  const all = [first, second, abandonedDays - notice];
  return all.filter((days) => days > 0 && days < abandonedDays);
}

async function sendReminder(tx: Transaction, { secrets }: Domain, request: Request) {
  return queueMessage(tx, {
    template: "reminder",
    ...(await prepareMailWithLink(tx, secrets, request)),
  });
}
