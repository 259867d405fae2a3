import type { Domain } from "#app/domain/domain.ts";
import { prepareInvitation } from "#app/domain/invitation/issue-invitation.server.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { isEditable } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findInviter } from "#db/invitations.server.ts";
import { countReminders } from "#db/messages.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { changeDesk, type DeskAct, recordDeskAct } from "./change-desk.server.ts";

/** A mail with a new link to the customer who has to act. */
export function remindCustomer(domain: Domain, input: DeskAct & { readonly reason?: string }) {
  return changeDesk(domain, input, "handle", async (tx, request) => {
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

async function sendReminder(tx: Transaction, { secrets }: Domain, request: Request) {
  const { recipient, recipientKind, accountId, id: requestId } = request;
  const account = await findAccount(tx, accountId);
  const isOther = recipientKind === "other";
  const invitedBy = isOther ? await findInviter(tx, account.id, recipient) : null;
  const prepared = await prepareInvitation(tx, secrets, { account, recipient, invitedBy });
  const { locale } = account;
  const to = { channel: "email", sentTo: recipient, locale, accountId, requestId } as const;
  return queueMessage(tx, { ...to, template: "reminder", ...prepared });
}
