import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { addDocument, finishDocuments } from "#app/domain/document/give-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { beginAnother } from "#app/domain/invitation/begin-another.server.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { openByCode } from "#app/domain/invitation/open-by-code.server.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterContact } from "#app/domain/journey/enter-contact.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { declareNumberLost } from "#app/domain/phone-verification/declare-number-lost.server.ts";
import { codeOf } from "#app/domain/phone-verification/one-time-code.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import type { Result } from "#app/domain/result.ts";
import type { DocumentKind, SituationId } from "#app/domain/situation/ids.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { findAccount } from "#db/accounts.server.ts";
import { findVerification } from "#db/phone-verifications.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { demoMinutes } from "./document.ts";

export interface Store {
  readonly store: Pick<ObjectStore, "write">;
}

/** The demonstration's customers take the same steps as real ones, so a refusal is a bug. */
export function expectOk<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`the demonstration was refused: ${result.refusal}`);
  return result.value;
}

export async function start(
  domain: Domain,
  {
    login,
    staffId,
    otherRecipient = null,
  }: { login: string; staffId: StaffId; otherRecipient?: string | null },
) {
  const invited = expectOk(await inviteAccount(domain, { login, otherRecipient, staffId }));
  const code = domain.secrets.uniqueCode(invited.invitationId);
  const { sessionToken, request } = expectOk(await openByCode(domain, { login, code }));
  if (isOpen(request.status)) return request.id;
  return expectOk(await beginAnother(domain, sessionToken)).id;
}

export async function choose(domain: Domain, id: RequestId, situation: SituationId) {
  expectOk(await chooseSituation(domain, id, situation));
}

export async function giveNumber(domain: Domain, id: RequestId, number: MobileNumber) {
  expectOk(await enterMobile(domain, id, { number, explanation: null }));
}

export async function proveNumber(domain: Domain, id: RequestId, mobile: MobileNumber) {
  expectOk(await sendCode(domain, id, { target: "new", locale: "fr" }));
  const verification = await findVerification(domain.db, id, "new", mobile);
  if (!verification) throw new Error("no verification was made");
  const code = codeOf(domain.secrets, verification, verification.counter);
  expectOk(await checkCode(domain, id, { target: "new", code }));
}

export async function loseOldNumber(domain: Domain, id: RequestId) {
  expectOk(await declareNumberLost(domain, id));
}

export async function nameContact(domain: Domain, id: RequestId, name: string, email: string) {
  expectOk(await enterContact(domain, id, { name, role: "Gérance", email }));
}

export async function giveDocument(
  { store, ...domain }: Domain & Store,
  id: RequestId,
  kind: DocumentKind,
  label: string,
) {
  const bytes = await minutesOf(domain, id);
  const objectKey = `documents/${id}/${randomUUID()}`;
  await store.write(objectKey, Readable.from([bytes]), { contentType: "application/pdf" });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { label, format: "pdf", objectKey, size: bytes.length, sha256 } as const;
  const judged = { verdict: "good", dangers: [], pages: 1, scan: "not-configured" } as const;
  expectOk(await addDocument(domain, id, { kind, files: [file], ...judged }));
  expectOk(await finishDocuments(domain, id));
}

async function minutesOf({ db }: Domain, id: RequestId) {
  const request = await findRequest(db, id);
  if (!request) throw new Error("the demonstration lost its request");
  const { name } = await findAccount(db, request.accountId);
  const { contactName, contactRole } = request;
  return demoMinutes({
    organisation: name,
    contact: contactName ?? "Claire MARTIN",
    role: contactRole ?? "Gérance",
    date: "2 novembre 2026",
  });
}

export async function submit(domain: Domain, id: RequestId) {
  return expectOk(await submitRequest(domain, id));
}
