import type { Account } from "#app/domain/account/account.ts";
import type { Domain } from "#app/domain/domain.ts";
import { decisionOn } from "#app/domain/request/decision.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import type { CustomerRequest } from "#app/domain/request/request.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { shownAddress } from "#app/domain/request/shown-address.ts";
import {
  asksAddresses,
  asksNumber,
  catalogue,
  isDocumentAsked,
} from "#app/domain/situation/catalogue.ts";
import { listDocuments, listFiles } from "#db/documents.server.ts";
import { findStaffMessage } from "./staff-message.server.ts";

type Means = Pick<Domain, "db">;

/** A request and its owner, as far as its PDFs tell. */
export interface CustomerCase {
  readonly request: CustomerRequest;
  readonly account: Account;
  readonly manager: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
  } | null;
}

/** What the letter for this request says; null when its situation asks for none. */
export function findLetter({ request, account }: CustomerCase) {
  const { situation, reference } = request;
  const { name, entity, siren, rna, contactName } = account;
  if (!situation || entity === "individual" || !isDocumentAsked(situation, entity, "letter")) {
    return null;
  }
  return {
    reference,
    organisation: { name, entity, siren, rna },
    lateContact: contactName,
    newContact: contactOf(request),
    mobile: request.mobile && internationalForm(request.mobile),
  };
}

/** What the receipt says; null while the request is not as it was submitted. */
export async function findReceipt(means: Means, found: CustomerCase) {
  const { request } = found;
  if (!hasReceipt(request) || !request.submittedAt) return null;
  const isWaiting = request.status === "submitted" && !request.frozenAt;
  return {
    facts: factsOf(found),
    submittedAt: request.submittedAt,
    documents: await receivedDocuments(means, request),
    next: isWaiting ? { contactWaits: changesContact(request) && !request.contactProvedAt } : null,
  };
}

/** The decision that stands; null while there is none. */
export async function findDecision(means: Means, found: CustomerCase) {
  const decided = decisionOn(found.request);
  if (!decided) return null;
  const { decidedAt, ...rest } = decided;
  const facts = factsOf(found);
  if (rest.kind !== "rejected") return { facts, decidedAt, outcome: rest };
  const { message, wasApproved } = await findStaffMessage(means, found.request);
  return { facts, decidedAt, outcome: { ...rest, reason: message ?? "", wasApproved } };
}

/**
 * The request is as it was submitted: staff have it and did not return it. A draft may be rejected
 * while frozen, so a rejection alone is not enough.
 */
export function hasReceipt({ status, submittedAt, stepsAsked }: CustomerRequest) {
  const isWithStaff = ["submitted", "approved", "applied", "rejected"].includes(status);
  return isWithStaff && submittedAt !== null && stepsAsked === null;
}

/** Answers from a situation that was chosen before do not count. */
function factsOf({ request, account }: CustomerCase) {
  const { situation, reference, mobile, addresses } = request;
  const asksContact = situation !== null && catalogue[situation].steps.includes("contact");
  return {
    reference,
    accountName: account.name,
    situation,
    mobile: mobile && asksNumber(situation) ? internationalForm(mobile) : null,
    addresses: asksAddresses(situation) ? addresses.map(shownAddress) : [],
    contact: asksContact ? (contactOf(request) ?? ("kept" as const)) : null,
  };
}

function contactOf({ contactName, contactRole, contactEmail }: CustomerRequest) {
  if (!contactName || !contactRole || !contactEmail) return null;
  return { name: contactName, role: contactRole, email: contactEmail };
}

async function receivedDocuments({ db }: Means, { id, situation }: CustomerRequest) {
  if (!situation || !catalogue[situation].steps.includes("documents")) return [];
  const documents = [];
  for (const document of await listDocuments(db, id)) {
    const files = await listFiles(db, document.id);
    documents.push({
      kind: document.kind,
      files: files.map(({ label, size, sha256 }) => ({ label, size, sha256 })),
    });
  }
  return documents;
}
