import type { Transaction } from "#db/client.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { lockAccountOpening } from "#db/accounts.server.ts";
import { isInvitationUsed, useInvitations } from "#db/invitations.server.ts";
import { insertRequest, lockOpenRequestOf } from "#db/requests.server.ts";
import type { Invitation } from "#db/schema/invitations.ts";
import type { Request } from "#db/schema/requests.ts";
import { insertSession } from "#db/sessions.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { newReference } from "#app/domain/request/reference.server.ts";
import { isEditable, transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";

/**
 * Opens the visit that an invitation stands for: resumes the recipient's open request or starts one.
 * Another recipient's draft is superseded, with nothing of it carried over; one under review is left alone.
 */
export async function openRequest(
  tx: Transaction,
  invitation: Invitation,
): Promise<Result<{ sessionToken: string; request: Request }, "in-review" | "already-used">> {
  await lockAccountOpening(tx, invitation.accountId);
  if (await isInvitationUsed(tx, invitation.id)) return refuse("already-used");
  const found = await lockOpenRequestOf(tx, invitation.accountId);
  const isTheirs = found?.recipient === invitation.recipient;
  if (found && !isTheirs) {
    const superseded = transition(found, "supersede");
    if (!superseded.ok) return refuse("in-review");
    await recordChange(tx, found, {
      patch: { status: superseded.value },
      actor: "system",
      action: "superseded",
    });
  }
  const request = found && isTheirs ? found : await startRequest(tx, invitation);
  await useInvitations(tx, invitation, request.id);
  return accept({ sessionToken: await openSession(tx, request), request });
}

async function startRequest(tx: Transaction, invitation: Invitation) {
  const { accountId, recipient, recipientKind } = invitation;
  const reference = newReference();
  const request = await insertRequest(tx, { reference, accountId, recipient, recipientKind });
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: "customer",
    action: "started",
    details: { reference, recipientKind, invitation: invitation.id },
  });
  return request;
}

async function openSession(tx: Transaction, request: Request) {
  const token = newToken();
  const scope = isEditable(request.status) ? "request" : "status";
  await insertSession(tx, { tokenHash: digest(token), requestId: request.id, scope });
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: "customer",
    action: "signed-in",
    details: { scope },
  });
  return token;
}
