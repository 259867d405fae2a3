import type { GivenDocument } from "#app/domain/document/given-document.ts";
import { judgeForCustomer } from "#app/domain/document/judge-documents.server.ts";
import { listRefusedDocuments } from "#app/domain/document/refused-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, SessionId } from "#app/domain/ids.ts";
import { asksCurrentNumber } from "#app/domain/request/current-number.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { shownAddress } from "#app/domain/request/shown-address.ts";
import { editableSteps } from "#app/domain/request/steps.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { listAnsweredElsewhere, listGivenElsewhere } from "#db/answer-origins.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { AnsweredElsewhere, Answers } from "./answers.ts";
import type { CustomerCase } from "./customer-pdfs.server.ts";

type Means = Pick<Domain, "db">;
type Customer = Pick<CustomerCase, "request" | "account">;

export async function answersOf({ db }: Means, { request, account }: Customer): Promise<Answers> {
  const { situation, contactName, contactRole, contactEmail } = request;
  const entry = situation && catalogue[situation];
  const steps = entry ? entry.steps : [];
  const documents = steps.includes("documents") ? await listDocuments(db, request.id) : [];
  return {
    accountName: account.name,
    situation,
    steps,
    editable: editableSteps(request),
    mobile: request.mobile && internationalForm(request.mobile),
    isExplained: request.mobileExplanation !== null,
    isProved: request.mobileVerifiedAt !== null,
    currentNumber: asksCurrentNumber(request, account) ? request.currentNumber : null,
    addresses: request.addresses.map(shownAddress),
    contact:
      contactName && contactRole && contactEmail
        ? { name: contactName, role: contactRole, email: contactEmail }
        : null,
    isContactProved: request.contactProvedAt !== null,
    documents: documents.map(({ id, kind, label, explanation }) => ({
      id,
      kind,
      label,
      explanation,
    })),
  };
}

export async function answeredElsewhere(
  { db }: Means,
  requestId: RequestId,
  session: SessionId,
): Promise<AnsweredElsewhere> {
  const [answers, documents] = await Promise.all([
    listAnsweredElsewhere(db, requestId, session),
    listGivenElsewhere(db, requestId, session),
  ]);
  return {
    answers: Object.fromEntries(answers.map(({ answer, at }) => [answer, at])),
    documents: Object.fromEntries(documents.map(({ id, at }) => [id, at])),
  };
}

export async function documentsOf(
  { db }: Means,
  { request, account }: Customer,
): Promise<GivenDocument[]> {
  const [judged, refused] = await Promise.all([
    judgeForCustomer(db, request, account),
    listRefusedDocuments(db, request, account.locale),
  ]);
  return judged.map(({ document, outcomes }) => {
    const { id, kind, label, files, size, pages, scan, reading, explanation } = document;
    const words = refused.find((one) => one.id === id)?.words ?? null;
    const told = request.status === "returned" ? words : null;
    return {
      ...{ id, kind, label, files, size, pages, scan, reading, explanation, outcomes },
      refused: told,
    };
  });
}
