import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { RoleName } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import { type RequestId, type StaffId, verificationId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { enterAddresses } from "#app/domain/journey/enter-addresses.server.ts";
import { keepContact } from "#app/domain/journey/enter-contact.server.ts";
import { proveContact } from "#app/domain/journey/prove-contact.server.ts";
import { limits } from "#app/domain/limits.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { codeOf } from "#app/domain/phone-verification/one-time-code.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { asksCurrentNumber } from "#app/domain/request/current-number.ts";
import { accept, type Result } from "#app/domain/result.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { catalogue, type EntityKind } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind, SituationId, StepId } from "#app/domain/situation/ids.ts";
import * as customer from "#app/embedded/demo/customer.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { findLoginLink } from "#db/links.server.ts";
import { findVerification } from "#db/phone-verifications.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { type Account, accounts } from "#db/schema/accounts.ts";
import { documents } from "#db/schema/documents.ts";
import { links } from "#db/schema/invitations.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import { insertStaffMember } from "#db/staff.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";
import { pickNoSecondLooks } from "#tests/support/limits.ts";
import { testRules } from "#tests/support/rules.ts";
import { createTestDatabase } from "#tests/support/services/database.ts";

export { expectOk } from "#app/embedded/demo/customer.server.ts";

export interface Scene {
  readonly domain: Domain;
  readonly url: string;
  readonly inviter: StaffId;
  readonly reviewer: StaffId;
  readonly administrator: StaffId;
  addStaff(roles?: RoleName[]): Promise<StaffId>;
  close(): Promise<void>;
}

export async function openScene(rules: Partial<Domain["rules"]> = {}): Promise<Scene> {
  pickNoSecondLooks();
  const database = await createTestDatabase();
  const db = openDatabase(database.url, { connections: 24 });
  const domain: Domain = {
    db,
    secrets: createSecrets("k".repeat(32)),
    rules: { ...testRules, ...rules },
  };
  const addStaff = async (roles: RoleName[] = ["agent", "approver"]) => {
    const email = asEmail(`${randomUUID()}@desk.example`);
    const member = await insertStaffMember(db, { email, name: "Dominique", roles });
    if (!member) throw new Error("the member was not written");
    return member.id;
  };
  return {
    domain,
    url: database.url,
    inviter: await addStaff(),
    reviewer: await addStaff(),
    administrator: await addStaff(["agent", "approver", "administrator"]),
    addStaff,
    close: async () => {
      await db.close();
      await database.drop();
    },
  };
}

let count = 0;

/** From the range reserved for fiction. */
export function freshMobile() {
  count += 1;
  return asMobile(`+336399${String(10_000 + count).slice(-5)}`);
}

export async function addAccount(
  { domain }: Scene,
  changes: Partial<typeof accounts.$inferInsert> = {},
): Promise<Account> {
  count += 1;
  const login = `client-${String(count)}`;
  const [account] = await domain.db
    .insert(accounts)
    .values({
      login,
      loginKey: login,
      entity: "individual",
      name: "Camille Durand",
      contactName: "Camille Durand",
      contactEmail: asEmail(`${login}@exemple.fr`),
      knownPhone: "+33199001234",
      ...changes,
    })
    .returning();
  if (!account) throw new Error("the account was not written");
  return account;
}

export function withNumber() {
  return { mobile: freshMobile(), mobileVerifiedAt: new Date("2024-05-14T09:30:00Z") };
}

export function entityOf(situation: SituationId): EntityKind {
  return catalogue[situation].entity === "individual" ? "individual" : "company";
}

interface Invitee {
  readonly to?: string | null;
  readonly by?: StaffId;
}

export async function invite(scene: Scene, account: Account, invitee: Invitee = {}) {
  return customer.expectOk(await tryToInvite(scene, account, invitee));
}

/** May be refused: a recipient who said "this was not me" is not invited again. */
export async function tryToInvite(
  { domain, inviter }: Scene,
  account: Account,
  { to = null, by = inviter }: Invitee,
) {
  const order = { login: account.login, otherRecipient: to, staffId: by };
  const invited = await inviteAccount(domain, order);
  if (!invited.ok) return invited;
  const { invitationId, recipient } = invited.value;
  const link = await findLoginLink(domain.db, invitationId);
  return accept({
    invitationId,
    recipient,
    linkId: link.id,
    token: domain.secrets.linkToken(link.id),
    code: domain.secrets.uniqueCode(invitationId),
  });
}

export function openVisit(
  scene: Scene,
  account: Account,
  { to = null, by = scene.inviter }: { to?: string | null; by?: StaffId } = {},
): Promise<RequestId> {
  const start = { login: account.login, staffId: by, otherRecipient: to };
  return customer.start(scene.domain, start);
}

/** Reads what is written and keeps nothing. */
export const discardingStore: customer.Store["store"] = {
  write: (_key, body) => body.forEach(() => undefined),
};

export interface Answers {
  readonly mobile?: MobileNumber;
  /** Unchanged when absent, if the situation allows. */
  readonly contactEmail?: string;
  readonly document?: DocumentKind;
  readonly losesOld?: boolean;
}

export async function answerAll(
  scene: Scene,
  id: RequestId,
  situation: SituationId,
  answers: Answers = {},
) {
  await customer.choose(scene.domain, id, situation);
  const given = { mobile: freshMobile(), ...answers };
  for (const step of catalogue[situation].steps) await answerStep(scene, id, step, given);
}

async function answerStep(
  scene: Scene,
  id: RequestId,
  step: StepId,
  answers: Answers & { mobile: MobileNumber },
) {
  switch (step) {
    case "situation":
      return;
    case "mobile":
      return customer.giveNumber(scene.domain, id, answers.mobile);
    case "addresses":
      customer.expectOk(await enterAddresses(scene.domain, id, "8.8.8.8"));
      return;
    case "contact":
      return answerContact(scene, id, answers);
    case "documents":
      return giveDocument(scene, id, answers);
    case "verification":
      return proveBoth(scene, id, answers);
  }
}

async function answerContact(scene: Scene, id: RequestId, { contactEmail }: Answers) {
  const { situation } = await requestOf(scene, id);
  const isAsked = situation !== null && catalogue[situation].contact === "asked";
  if (!contactEmail && !isAsked) {
    customer.expectOk(await keepContact(scene.domain, id));
    return;
  }
  const email = contactEmail ?? `new-${id.slice(0, 8)}@exemple.fr`;
  await customer.nameContact(scene.domain, id, "Julie Castel", email);
}

async function giveDocument(scene: Scene, id: RequestId, { document }: Answers) {
  const { situation, accountId } = await requestOf(scene, id);
  const { entity } = await findAccount(scene.domain.db, accountId);
  const groups = situation ? catalogue[situation].documents(entity) : [];
  const kind = document ?? groups.find(({ need }) => need === "one-of")?.kinds[0];
  if (!kind) return;
  const means = { ...scene.domain, store: discardingStore };
  await customer.giveDocument(means, id, kind, `${kind}.pdf`);
  await leaveUnread(scene, id);
}

/** As after the last attempt: no worker runs here, and a person reads the documents. */
export async function leaveUnread({ domain }: Scene, id: RequestId) {
  await domain.db.update(documents).set({ reading: "failed" }).where(eq(documents.requestId, id));
}

async function proveBoth(scene: Scene, id: RequestId, answers: Answers & { mobile: MobileNumber }) {
  await waitForCode(scene, id);
  await customer.proveNumber(scene.domain, id, answers.mobile);
  const request = await requestOf(scene, id);
  const account = await findAccount(scene.domain.db, request.accountId);
  if (!asksCurrentNumber(request, account)) return;
  if (answers.losesOld) await customer.loseOldNumber(scene.domain, id);
  else await prove(scene, id, "current");
}

export async function prove(scene: Scene, id: RequestId, target: VerificationTarget) {
  await waitForCode(scene, id);
  customer.expectOk(await sendCode(scene.domain, id, { target, locale: "fr" }));
  const code = await codeFor(scene, id, target);
  customer.expectOk(await checkCode(scene.domain, id, { target, code }));
}

/** Until the account may have another code; nothing else grows older. */
async function waitForCode({ domain }: Scene, id: RequestId) {
  const seconds = Math.max(...limits.sendWaitSeconds);
  await domain.db.execute(
    sql`update code_sends set at = at - make_interval(secs => ${seconds}::int)
      where account_id = (select account_id from requests where id = ${id})`,
  );
}

export async function verificationOf(scene: Scene, id: RequestId, target: VerificationTarget) {
  const request = await requestOf(scene, id);
  const account = await findAccount(scene.domain.db, request.accountId);
  const mobile = target === "new" ? request.mobile : account.mobile;
  const found = mobile && (await findVerification(scene.domain.db, id, target, mobile));
  if (!found) throw new Error("no verification was made");
  return { ...found, id: verificationId.parse(found.id) };
}

export async function codeFor(scene: Scene, id: RequestId, target: VerificationTarget = "new") {
  const verification = await verificationOf(scene, id, target);
  return codeOf(scene.domain.secrets, verification, verification.counter);
}

/** Never the correct ones; `step` counts from 1. */
export function wrongCode(right: string, step = 1) {
  return String((Number(right) + step) % 1_000_000).padStart(6, "0");
}

export async function contactToken({ domain }: Scene, id: RequestId) {
  const [link] = await domain.db
    .select()
    .from(links)
    .where(and(eq(links.requestId, id), eq(links.purpose, "contact"), isNull(links.usedAt)));
  if (!link) throw new Error("no link proves the contact");
  return domain.secrets.linkToken(link.id);
}

export async function proveContactOf(scene: Scene, id: RequestId) {
  const { contactEmail } = await requestOf(scene, id);
  if (!contactEmail) return;
  const token = await contactToken(scene, id);
  customer.expectOk(await proveContact(scene.domain, { token, email: contactEmail }));
}

export async function requestOf({ domain }: Scene, id: RequestId) {
  const request = await findRequest(domain.db, id);
  if (!request) throw new Error(`request ${id} is gone`);
  return request;
}

export function accountOf({ domain }: Scene, { id }: Account) {
  return findAccount(domain.db, id);
}

export function refusalOf(result: Result<unknown, string>) {
  return result.ok ? "accepted" : result.refusal;
}

export function tally(results: readonly Result<unknown, string>[]) {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const answer = refusalOf(result);
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

export function atOnce<Value>(times: number, act: (index: number) => Promise<Value>) {
  return Promise.all(Array.from({ length: times }, (_, index) => act(index)));
}

export async function letPass({ domain }: Scene, id: RequestId, seconds: number) {
  const back = sql`make_interval(secs => ${seconds}::int)`;
  await domain.db.execute(
    sql`update messages set created_at = created_at - ${back} where request_id = ${id}`,
  );
  await domain.db.execute(
    sql`update code_sends set at = at - ${back}
      where account_id = (select account_id from requests where id = ${id})`,
  );
  await domain.db.execute(
    sql`update phone_verifications set expires_at = expires_at - ${back}, sent_at = sent_at - ${back}
      where request_id = ${id}`,
  );
}

/** Of the form of a login, so that it counts as an attempt. */
export function wrongLogin({ login }: Account) {
  return login.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

/** Links that wait after a wrong word take the next one. */
export async function letLinksWait({ domain }: Scene) {
  await domain.db.execute(sql`update links set tried_at = tried_at - interval '1 hour'`);
}

export async function countRows({ domain }: Scene, from: ReturnType<typeof sql>) {
  const [row] = await domain.db.execute<{ count: number }>(
    sql`select count(*)::int as count from ${from}`,
  );
  return row?.count ?? 0;
}
