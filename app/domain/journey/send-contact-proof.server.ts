import type { Actor } from "#app/domain/audit/event.ts";
import type { Domain } from "#app/domain/domain.ts";
import { type Email, parseEmail } from "#app/domain/email.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { createLink } from "#app/domain/notice/create-link.server.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, isSame, type Secrets } from "#app/domain/secrets.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { endLinks, findLink } from "#db/links.server.ts";
import type { Request } from "#db/schema/requests.ts";

/** Ends earlier links: only one is valid at a time. The request's row must be locked. */
export async function sendContactProof(
  tx: Transaction,
  secrets: Secrets,
  request: Request,
  sentTo: Email,
) {
  await endLinks(tx, request.id, "contact");
  const account = await findAccount(tx, request.accountId);
  const linkId = await createLink(tx, secrets, {
    purpose: "contact",
    requestId: request.id,
    sentTo,
    hours: limits.contactLinkHours,
  });
  await queueMessage(tx, {
    channel: "email",
    template: "contact-proof",
    sentTo,
    locale: account.locale,
    accountId: account.id,
    requestId: request.id,
    linkId,
  });
}

export type ResendRefusal = "not-found" | "nothing-to-prove" | "frozen";

export function resendContactProof(
  domain: Domain,
  requestId: RequestId,
  actor: Actor,
): Promise<Result<{ sentTo: Email }, ResendRefusal>> {
  return changeRequest(domain, requestId, async (tx, request) => {
    const sentTo = waitsFor(request);
    if (!sentTo) return refuse("nothing-to-prove");
    if (request.frozenAt) return refuse("frozen");
    await sendContactProof(tx, domain.secrets, request, sentTo);
    await appendAuditEvent(tx, { requestId, actor, action: "contact-proof-resent" });
    return accept({ sentTo });
  });
}

function waitsFor(request: Request) {
  const waits = isOpen(request.status) && changesContact(request) && !request.contactProvedAt;
  return waits ? request.contactEmail : null;
}

/** Wrong input silently does nothing. */
export async function renewContactProof(domain: Domain, input: { token: string; email: string }) {
  const link = await findLink(domain.db, "contact", digest(input.token));
  if (!link?.requestId) return;
  await changeRequest(domain, link.requestId, async (tx, request) => {
    const sentTo = waitsFor(request);
    const isTheirs = sentTo === link.sentTo && isSame(parseEmail(input.email) ?? "", sentTo);
    if (!isTheirs || request.frozenAt) return refuse("nothing-to-prove");
    await sendContactProof(tx, domain.secrets, request, sentTo);
    return accept(null);
  });
}
