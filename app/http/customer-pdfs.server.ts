import type { Account, Locale } from "#db/schema/accounts.ts";
import type { Request as CustomerRequest } from "#db/schema/requests.ts";
import { listDocuments, listFiles } from "#db/documents.server.ts";
import { linkPageFor } from "#app/domain/invitation/link-page.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { decisionOn } from "#app/domain/request/decision.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { catalogue, isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import { documentTitle, situationTitle } from "#app/i18n/words.ts";
import { deathLetter } from "#app/pdf/death-letter.ts";
import { decision } from "#app/pdf/decision.ts";
import type { Contact, Parties, RequestFacts } from "#app/pdf/parties.ts";
import { receipt, type ReceivedDocument } from "#app/pdf/receipt.ts";
import type { Services } from "#app/services.server.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { findStaffMessage } from "#app/domain/journey/staff-message.server.ts";

type Sources = Pick<Services, "db"> & {
  readonly settings: Pick<Services["settings"], "brand" | "publicOrigin">;
};

export interface Case {
  readonly request: CustomerRequest;
  readonly account: Account;
  readonly manager: Parties["manager"];
}

export function letterFor({ settings }: Sources, { request, account }: Case, locale: Locale) {
  const { situation, reference } = request;
  const { name, entity, siren, rna, contactName } = account;
  if (!situation || entity === "individual" || !isDocumentAsked(situation, entity, "letter")) {
    return null;
  }
  const data = {
    brand: settings.brand,
    reference,
    organisation: { name, entity, siren, rna },
    lateContact: contactName,
    newContact: contactOf(request),
    mobile: request.mobile && internationalForm(request.mobile),
  };
  return deathLetter(data, locale);
}

/** Null unless the request is still as submitted. */
export async function receiptFor(sources: Sources, found: Case, locale: Locale) {
  const { request } = found;
  if (!hasReceipt(request) || !request.submittedAt) return null;
  const data = {
    ...partiesOf(sources, found),
    facts: factsOf(found, locale),
    submittedAt: request.submittedAt,
    documents: await pdfsOf(sources, found, locale),
    next: nextSteps(sources, request),
  };
  return receipt(data, locale);
}

function nextSteps({ settings }: Sources, request: CustomerRequest) {
  if (request.status !== "submitted" || request.frozenAt) return null;
  return {
    contactWaits: changesContact(request) && !request.contactProvedAt,
    linkPageUrl: linkPageFor(request, settings.publicOrigin),
  };
}

export async function decisionFor(sources: Sources, found: Case, locale: Locale) {
  const decided = decisionOn(found.request);
  if (!decided) return null;
  const { decidedAt, ...rest } = decided;
  const outcome =
    rest.kind === "rejected" ? { ...rest, ...(await rejectionOf(sources, found.request)) } : rest;
  const facts = factsOf(found, locale);
  return decision({ ...partiesOf(sources, found), facts, decidedAt, outcome }, locale);
}

async function rejectionOf(sources: Sources, request: CustomerRequest) {
  const { message, wasApproved } = await findStaffMessage(sources, request);
  return { reason: message ?? "", wasApproved };
}

/**
 * Submitted and not returned for changes, so its content is what was submitted. `submittedAt`
 * matters because a frozen draft can be rejected.
 */
export function hasReceipt({ status, submittedAt, stepsAsked }: CustomerRequest) {
  const isWithUs = ["submitted", "approved", "applied", "rejected"].includes(status);
  return isWithUs && submittedAt !== null && stepsAsked === null;
}

function partiesOf({ settings }: Sources, { manager }: Case): Parties {
  return { brand: settings.brand, manager };
}

/** Ignores answers left over from a situation chosen earlier. */
function factsOf({ request, account }: Case, locale: Locale): RequestFacts {
  const { situation, reference, mobile, addresses } = request;
  const steps = situation ? catalogue[situation].steps : [];
  const asksContact = steps.includes("contact");
  return {
    reference,
    accountName: account.name,
    situation: situation ? situationTitle(situation, locale) : "",
    mobile: mobile && steps.includes("mobile") ? internationalForm(mobile) : null,
    addresses: steps.includes("addresses") ? addresses : [],
    contact: asksContact ? (contactOf(request) ?? "kept") : null,
  };
}

function contactOf({ contactName, contactRole, contactEmail }: CustomerRequest): Contact | null {
  if (!contactName || !contactRole || !contactEmail) return null;
  return { name: contactName, role: contactRole, email: contactEmail };
}

async function pdfsOf({ db }: Sources, { request }: Case, locale: Locale) {
  const documents: ReceivedDocument[] = [];
  if (!request.situation || !catalogue[request.situation].steps.includes("documents"))
    return documents;
  for (const { id, kind } of await listDocuments(db, request.id)) {
    const files = await listFiles(db, id);
    documents.push({
      title: documentTitle(kind, locale),
      files: files.map(({ label, size, sha256 }) => ({
        name: label,
        size: fileSize(size, locale),
        sha256,
      })),
    });
  }
  return documents;
}
