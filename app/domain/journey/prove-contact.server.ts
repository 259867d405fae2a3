import type { Domain } from "#app/domain/domain.ts";
import { readEmail } from "#app/domain/email.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, isSame } from "#app/domain/secrets.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  findLink,
  isContactLinkLiving,
  secondsUntilNextTry,
  spendLinkAttempt,
  useLink,
} from "#db/links.server.ts";

export type ProofRefusal =
  "email-missing" | "email-invalid" | "wrong-email" | "wait" | "link-ended";

/** Proves only that somebody reads that mailbox. What is no address is not an attempt. */
export async function proveContact(
  domain: Domain,
  input: { token: string; email: string },
): Promise<Result<null, ProofRefusal>> {
  const typed = readEmail(input.email);
  if (!typed.ok && typed.refusal === "email-missing") return refuse("email-missing");
  const email = typed.ok ? typed.value : null;
  const tokenHash = digest(input.token);
  const known = await findLink(domain.db, "contact", tokenHash);
  if (!known?.requestId) return refuse("link-ended");
  const proved = await changeRequest(domain, known.requestId, async (tx, request) => {
    if (!isOpen(request.status)) return refuse("link-ended");
    if (request.contactEmail !== known.sentTo) return refuse("link-ended");
    if (!email)
      return refuse((await isContactLinkLiving(tx, tokenHash)) ? "email-invalid" : "link-ended");
    const link = await spendLinkAttempt(tx, known.id);
    if (!link) return refuse((await secondsUntilNextTry(tx, known)) > 0 ? "wait" : "link-ended");
    if (!isSame(email, link.sentTo)) return refuse("wrong-email");
    await useLink(tx, link.id);
    await recordChange(tx, request, {
      patch: { contactProvedAt: await databaseNow(tx) },
      actor: "recipient",
      action: "contact-proved",
    });
    return accept(null);
  });
  if (proved.ok) return proved;
  return refuse(proved.refusal === "not-found" ? "link-ended" : proved.refusal);
}
