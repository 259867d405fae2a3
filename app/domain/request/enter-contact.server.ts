import type { Transaction } from "#db/client.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { endContactLinks, hasContactLink } from "#db/links.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { parseEmail } from "#app/domain/account/email.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { createLink } from "#app/domain/link/create-link.server.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { editRequest } from "./edit-request.server.ts";

export type ContactRefusal =
  | "contact-name-missing"
  | "contact-role-missing"
  | "contact-email-missing"
  | "contact-email-invalid"
  | "contact-needed"
  | "too-long";

export interface ContactInput {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

/** Every field that has to be mended, in the order of the form. Pure. */
export function contactFaults({ name, role, email }: ContactInput) {
  const faults: { field: keyof ContactInput; refusal: ContactRefusal }[] = [];
  if (!name.trim()) faults.push({ field: "name", refusal: "contact-name-missing" });
  else if (name.length > 200) faults.push({ field: "name", refusal: "too-long" });
  if (!role.trim()) faults.push({ field: "role", refusal: "contact-role-missing" });
  else if (role.length > 200) faults.push({ field: "role", refusal: "too-long" });
  if (!email.trim()) faults.push({ field: "email", refusal: "contact-email-missing" });
  else if (!parseEmail(email)) faults.push({ field: "email", refusal: "contact-email-invalid" });
  return faults;
}

/**
 * Names the new main contact. An edited address is proved anew, by a link of its own sent at once; the same
 * address gets another link when the first one is over.
 */
export function enterContact(domain: Domain, requestId: RequestId, input: ContactInput) {
  return editRequest(domain, requestId, "contact", async (tx, request) => {
    const contactEmail = parseEmail(input.email);
    const [fault] = contactFaults(input);
    if (fault || !contactEmail) return refuse(fault?.refusal ?? "contact-email-invalid");
    const patch = { contactName: input.name.trim(), contactRole: input.role.trim(), contactEmail };
    const isSame = contactEmail === request.contactEmail;
    if (isSame && (request.contactProvedAt || (await hasContactLink(tx, request.id)))) {
      return accept(patch);
    }
    await sendProof(tx, domain.secrets, request, contactEmail);
    return accept({ ...patch, contactProvedAt: null });
  });
}

/** After an acquisition the main contact may stay. */
export function keepContact(domain: Domain, requestId: RequestId) {
  return editRequest(domain, requestId, "contact", async (tx, request) => {
    if (!request.situation || catalogue[request.situation].contact === "asked") {
      return refuse("contact-needed");
    }
    await endContactLinks(tx, request.id);
    return accept({
      contactName: null,
      contactRole: null,
      contactEmail: null,
      contactProvedAt: null,
    });
  });
}

async function sendProof(tx: Transaction, secrets: Secrets, request: Request, sentTo: string) {
  await endContactLinks(tx, request.id);
  const account = await findAccount(tx, request.accountId);
  const linkId = await createLink(tx, secrets, {
    purpose: "contact",
    requestId: request.id,
    sentTo,
    hours: 72,
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
