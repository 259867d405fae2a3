import { randomUUID } from "node:crypto";
import type { Email } from "#app/domain/email.ts";
import { type InvitationId, invitationId, type StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { createLink } from "#app/domain/notice/create-link.server.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { insertInvitation } from "#db/invitations.server.ts";
import type { Account } from "#db/schema/accounts.ts";

export interface InvitationOrder {
  readonly account: Account;
  readonly recipient: Email;
  /** Null when the customer requested the link. */
  readonly invitedBy: StaffId | null;
  readonly afterStop?: boolean;
}

export async function prepareInvitation(db: Database, secrets: Secrets, order: InvitationOrder) {
  const { account, recipient, invitedBy } = order;
  const id = invitationId.parse(randomUUID());
  const hours = limits.invitationHours;
  await insertInvitation(db, {
    id,
    accountId: account.id,
    recipient,
    recipientKind: kindOf(order),
    invitedBy,
    codeHash: secrets.uniqueCodeHash(secrets.uniqueCode(id)),
    hours,
  });
  const linkId = await createLink(db, secrets, {
    purpose: "login",
    invitationId: id,
    sentTo: recipient,
    hours,
  });
  return { invitationId: id, linkId };
}

export async function issueInvitation(db: Database, secrets: Secrets, order: InvitationOrder) {
  const { account, recipient, invitedBy } = order;
  const prepared = await prepareInvitation(db, secrets, order);
  await queueMessage(db, {
    channel: "email",
    template: "invitation",
    sentTo: recipient,
    locale: account.locale,
    accountId: account.id,
    ...prepared,
  });
  const recipientKind = kindOf(order);
  const afterStop = order.afterStop ? { afterStop: true } : {};
  if (recipientKind === "other") await tellMainContact(db, secrets, order, prepared.invitationId);
  await appendAuditEvent(db, {
    requestId: null,
    actor: invitedBy ? `staff:${invitedBy}` : "customer",
    action: "invited",
    details: {
      invitation: prepared.invitationId,
      account: account.id,
      recipientKind,
      ...afterStop,
    },
  });
  return prepared.invitationId;
}

function kindOf({ account, recipient }: InvitationOrder) {
  return recipient === account.contactEmail ? "main" : "other";
}

async function tellMainContact(
  db: Database,
  secrets: Secrets,
  { account, recipient }: InvitationOrder,
  id: InvitationId,
) {
  const link = await createLink(db, secrets, {
    purpose: "freeze",
    invitationId: id,
    sentTo: account.contactEmail,
    hours: 24 * limits.warningLinkDays,
  });
  await queueMessage(db, {
    channel: "email",
    template: "other-recipient",
    sentTo: account.contactEmail,
    locale: account.locale,
    accountId: account.id,
    invitationId: id,
    linkId: link,
    details: { otherRecipient: recipient },
  });
}
