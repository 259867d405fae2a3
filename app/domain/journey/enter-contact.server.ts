import type { Domain } from "#app/domain/domain.ts";
import { parseEmail, readEmail } from "#app/domain/email.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { editRequest } from "#app/domain/request/edit-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import {
  cleanName,
  cleanRole,
  hasLineBreak,
  hiddenSign,
  withoutInclusiveEndings,
} from "#app/domain/typed/name.ts";
import { endLinks, hasContactLink } from "#db/links.server.ts";
import { sendContactProof } from "./send-contact-proof.server.ts";

export type ContactRefusal =
  | "contact-name-missing"
  | "contact-role-missing"
  | "contact-email-missing"
  | "contact-email-invalid"
  | "contact-needed"
  | "contact-text-odd"
  | "contact-text-hidden"
  | "too-long";

export interface ContactInput {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

export function contactFaults({ name, role, email }: ContactInput) {
  const faults: { field: keyof ContactInput; refusal: ContactRefusal }[] = [];
  const named = faultOf(cleanName(name), "contact-name-missing");
  if (named) faults.push({ field: "name", refusal: named });
  const place = withoutInclusiveEndings(cleanRole(role));
  const placed = faultOf(place, "contact-role-missing");
  if (placed) faults.push({ field: "role", refusal: placed });
  const address = readEmail(email);
  if (!address.ok) {
    const isMissing = address.refusal === "email-missing";
    const refusal = isMissing ? "contact-email-missing" : "contact-email-invalid";
    faults.push({ field: "email", refusal });
  }
  return faults;
}

/**
 * Name and role appear in a message to an unverified address, so they must not contain a message or
 * a link.
 */
function faultOf(text: string, missing: ContactRefusal): ContactRefusal | null {
  if (!text) return missing;
  if (text.length > limits.contactTextLength) return "too-long";
  if (hasLineBreak(text) || isAddress(text)) return "contact-text-odd";
  return hiddenSign(text) ? "contact-text-hidden" : null;
}

/**
 * What mail programs turn into a link: "https://…", "www.…", "a@b.fr", "exemple.fr"; but not "M.
 * Dupont" or "S.A.R.L.".
 */
function isAddress(text: string) {
  return /:\/\/|\bwww\.|@|[\p{L}\p{N}]\.\p{L}{2,}/iu.test(text);
}

/**
 * A changed address must be verified again. The same address gets another link only after the first
 * one has ended.
 */
export function enterContact(domain: Domain, requestId: RequestId, input: ContactInput) {
  return editRequest(domain, requestId, "contact", async (tx, request) => {
    const contactEmail = parseEmail(input.email);
    const [fault] = contactFaults(input);
    if (fault || !contactEmail) return refuse(fault?.refusal ?? "contact-email-invalid");
    const patch = {
      contactName: cleanName(input.name),
      contactRole: cleanRole(input.role),
      contactEmail,
    };
    const isSame = contactEmail === request.contactEmail;
    if (isSame && (request.contactProvedAt || (await hasContactLink(tx, request.id)))) {
      return accept(patch);
    }
    await sendContactProof(tx, domain.secrets, request, contactEmail);
    return accept({ ...patch, contactProvedAt: null });
  });
}

export function keepContact(domain: Domain, requestId: RequestId) {
  return editRequest(domain, requestId, "contact", async (tx, request) => {
    if (!request.situation || catalogue[request.situation].contact === "asked") {
      return refuse("contact-needed");
    }
    await endLinks(tx, request.id, "contact");
    return accept({
      contactName: null,
      contactRole: null,
      contactEmail: null,
      contactProvedAt: null,
    });
  });
}
