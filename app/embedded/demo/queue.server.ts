import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { type MobileNumber, mobileNumber } from "#app/domain/mobile.ts";
import { lastFourOf } from "#app/domain/request/call-back.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { accept } from "#app/domain/result.ts";
import { approveRequest } from "#app/domain/review/approve-request.server.ts";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { requestChanges } from "#app/domain/review/request-changes.server.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { findRequest } from "#db/requests.server.ts";
import type { QueueLogin } from "./accounts.ts";
import * as customer from "./customer.server.ts";

interface Cast {
  readonly services: Domain & customer.Store;
  readonly inviter: StaffId;
  readonly reviewer: StaffId;
}

const number = (index: number) => mobileNumber.parse(`+3363998${String(7000 + index)}`);

export async function fillQueue(cast: Cast) {
  const acts: Record<QueueLogin, (id: RequestId, mobile: MobileNumber) => Promise<unknown>> = {
    "marc.lefevre": (id, mobile) => simple(cast, id, "individual.add", mobile),
    "sofia.rossi": (id, mobile) => lostNumber(cast, id, mobile),
    "cycles-du-pont": (id, mobile) => simple(cast, id, "organisation.standard", mobile),
    "vignobles-castel": (id, mobile) => retired(cast, id, mobile, julie),
    "harmonie-municipale": (id, mobile) => returned(cast, id, mobile),
    "studio-karst": (id, mobile) => held(cast, id, mobile),
    "pauline.noel": (id, mobile) => applied(cast, id, mobile),
    "transports-meunier": (id, mobile) => rejected(cast, id, mobile),
    "david.cohen": (id, mobile) => frozen(cast, id, mobile),
    "garage-bastide": (id) => withdrawn(cast, id),
    "nora.benhamou": (id, mobile) => started(cast, id, mobile),
    "librairie-des-quais": (id) => superseded(cast, id),
    "victor.lemoine": (id) => expired(cast, id),
    // No telephone is known: two people must approve.
    "atelier-brume": (id, mobile) => simple(cast, id, "organisation.standard", mobile),
    // The contact changes as well: the highest band.
    "pepinieres-aubert": (id, mobile) => retired(cast, id, mobile, elise),
  };
  for (const [index, [login, act]] of Object.entries(acts).entries()) {
    const id = await customer.start(cast.services, { login, staffId: cast.inviter });
    await act(id, number(index));
  }
}

type Simple = "individual.add" | "organisation.standard";

async function simple({ services }: Cast, id: RequestId, situation: Simple, mobile: MobileNumber) {
  await customer.choose(services, id, situation);
  await customer.giveNumber(services, id, mobile);
  await customer.proveNumber(services, id, mobile);
  return customer.submit(services, id);
}

async function lostNumber({ services }: Cast, id: RequestId, mobile: MobileNumber) {
  await customer.choose(services, id, "individual.change");
  await customer.giveNumber(services, id, mobile);
  await customer.proveNumber(services, id, mobile);
  await customer.loseOldNumber(services, id);
  await customer.submit(services, id);
}

interface Successor {
  readonly name: string;
  readonly email: string;
}
const julie = { name: "Julie Castel", email: "julie@vignobles-castel.exemple.fr" };
const elise = { name: "Élise Aubert", email: "elise@pepinieres-aubert.exemple.fr" };

async function retired(
  { services }: Cast,
  id: RequestId,
  mobile: MobileNumber,
  { name, email }: Successor,
) {
  await customer.choose(services, id, "organisation.retired");
  await customer.giveNumber(services, id, mobile);
  await customer.nameContact(services, id, name, email);
  await customer.giveDocument(services, id, "minutes", "PV assemblee generale.pdf");
  await customer.proveNumber(services, id, mobile);
  await customer.submit(services, id);
}

async function returned(cast: Cast, id: RequestId, mobile: MobileNumber) {
  const { services, reviewer: staffId } = cast;
  await customer.choose(services, id, "organisation.retired");
  await customer.giveNumber(services, id, mobile);
  await customer.nameContact(services, id, "Claire Duval", "claire@harmonie.exemple.fr");
  await customer.giveDocument(services, id, "minutes", "Compte rendu.pdf");
  await customer.proveNumber(services, id, mobile);
  const { version } = await customer.submit(services, id);
  const message =
    "Le compte rendu n’est pas signé. Pouvez-vous nous envoyer le procès-verbal signé ?";
  const seen = { requestId: id, version, staffId };
  customer.expectOk(await requestChanges(services, { ...seen, steps: ["documents"], message }));
}

async function held(cast: Cast, id: RequestId, mobile: MobileNumber) {
  const { services } = cast;
  await customer.choose(services, id, "organisation.standard");
  await customer.giveNumber(services, id, mobile);
  await customer.proveNumber(services, id, mobile);
  await customer.loseOldNumber(services, id);
  const { version } = await customer.submit(services, id);
  await approve(cast, id, version);
}

async function applied(cast: Cast, id: RequestId, mobile: MobileNumber) {
  const { version } = await simple(cast, id, "individual.add", mobile);
  await approve(cast, id, version);
}

async function rejected(cast: Cast, id: RequestId, mobile: MobileNumber) {
  const { version } = await simple(cast, id, "organisation.standard", mobile);
  const reason = "Nous n’avons pas pu vous joindre au téléphone connu de votre compte.";
  const seen = { requestId: id, version, staffId: cast.reviewer };
  customer.expectOk(await rejectRequest(cast.services, { ...seen, reason }));
}

async function frozen(cast: Cast, id: RequestId, mobile: MobileNumber) {
  await lostNumber(cast, id, mobile);
  const patch = { frozenAt: new Date() };
  await record(cast, id, { patch, actor: "recipient", action: "frozen" });
}

async function record(
  { services }: Cast,
  id: RequestId,
  change: Parameters<typeof recordChange>[2],
) {
  await changeRequest(services, id, async (tx, request) =>
    accept(await recordChange(tx, request, change)),
  );
}

async function withdrawn({ services }: Cast, id: RequestId) {
  await customer.choose(services, id, "organisation.standard");
  customer.expectOk(await withdrawRequest(services, id));
}

async function started({ services }: Cast, id: RequestId, mobile: MobileNumber) {
  await customer.choose(services, id, "individual.add");
  await customer.giveNumber(services, id, mobile);
}

async function superseded({ services, inviter }: Cast, id: RequestId) {
  await customer.choose(services, id, "organisation.retired");
  await customer.start(services, {
    login: "librairie-des-quais",
    staffId: inviter,
    otherRecipient: "simon@librairie-des-quais.exemple.fr",
  });
}

async function expired(cast: Cast, id: RequestId) {
  await customer.choose(cast.services, id, "individual.add");
  await record(cast, id, { patch: { status: "expired" }, actor: "system", action: "expired" });
}

async function approve({ services, reviewer }: Cast, requestId: RequestId, version: number) {
  const request = await findRequest(services.db, requestId);
  const checklist = request?.situation ? catalogue[request.situation].checks : [];
  const seen = { requestId, version, staffId: reviewer };
  const lastFour = lastFourOf(request?.mobile ?? "");
  const order = { ...seen, checklist, lastFour, because: "", session: null };
  customer.expectOk(await approveRequest(services, order));
}
