import type { Domain } from "#app/domain/domain.ts";
import { parseEmail } from "#app/domain/email.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, isSame } from "#app/domain/secrets.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { findLink, spendLinkAttempt, useLink } from "#db/links.server.ts";

export type ProofRefusal = "email-missing" | "wrong-email" | "link-ended";

/** Proves only that somebody reads that mailbox. */
export async function proveContact(
  domain: Domain,
  input: { token: string; email: string },
): Promise<Result<null, ProofRefusal>> {
  if (!input.email.trim()) return refuse("email-missing");
  const known = await findLink(domain.db, "contact", digest(input.token));
  if (!known?.requestId) return refuse("link-ended");
  const proved = await changeRequest(domain, known.requestId, async (tx, request) => {
    const link = await spendLinkAttempt(tx, known.id);
    if (!link || !isOpen(request.status)) return refuse("link-ended");
    if (request.contactEmail !== link.sentTo) return refuse("link-ended");
    if (!isSame(parseEmail(input.email) ?? "", link.sentTo)) return refuse("wrong-email");
    await useLink(tx, link.id);
    await recordChange(tx, request, {
      patch: { contactProvedAt: await databaseNow(tx) },
      actor: "recipient",
      action: "contact-proved",
    });
    return accept(null);
  });
  if (proved.ok) return proved;
  return refuse(proved.refusal === "wrong-email" ? "wrong-email" : "link-ended");
}
