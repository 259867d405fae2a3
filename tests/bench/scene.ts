import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { addDocument } from "#app/domain/document/give-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { linkId, type RequestId, type StaffId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { createSecrets, digest, newToken } from "#app/domain/secrets.server.ts";
import * as customer from "#app/embedded/demo/customer.server.ts";
import { insertAccounts, type NewAccount } from "#db/account-import.server.ts";
import { type OpenDatabase, openDatabase } from "#db/connection/client.server.ts";
import { findLoginLink } from "#db/links.server.ts";
import { insertSession } from "#db/sessions.server.ts";
import { insertStaffMember } from "#db/staff.server.ts";
import { insertStaffSession } from "#db/staff-sessions.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";
import type { Product } from "#tests/support/product/product.ts";
import { testRules } from "#tests/support/rules.ts";

const queueLength = 60;

export interface Scene {
  readonly loginPath: string;
  readonly customerCookie: string;
  readonly staffCookie: string;
}

export async function prepareScene({ runtime }: Product): Promise<Scene> {
  const db = openDatabase(runtime.databaseUrl, { connections: 4 });
  try {
    const domain = domainOn(db);
    const staffId = await addStaff(db);
    await fillQueue(domain, staffId);
    const requestId = await giveDocuments(domain, staffId);
    const scene = {
      loginPath: `/login/${await inviteSomebody(domain, staffId)}`,
      customerCookie: `visit=${await openVisit(db, requestId)}`,
      staffCookie: `desk=${await signIn(db, staffId)}`,
    };
    await untilNothingIsToBeDone(db);
    return scene;
  } finally {
    await db.close();
  }
}

export function domainOn(db: OpenDatabase): Domain {
  return {
    db,
    secrets: createSecrets(randomBytes(32)),
    rules: { ...testRules, announcesChanges: false },
  };
}

async function addStaff(db: OpenDatabase): Promise<StaffId> {
  const row = {
    email: asEmail("bench@desk.example"),
    name: "Dominique Bench",
    roles: ["agent" as const, "approver" as const],
  };
  const member = await insertStaffMember(db, row);
  if (!member) throw new Error("the member of staff was not written");
  return member.id;
}

let people = 0;

async function addAccount({ db }: Domain, changes: Partial<NewAccount> = {}): Promise<string> {
  people += 1;
  const login = `bench-${String(people)}`;
  const name = `Camille Durand ${String(people)}`;
  const row = { login, loginKey: login, entity: "individual" as const, name, contactName: name };
  await insertAccounts(db, [{ ...row, contactEmail: asEmail(`${login}@exemple.fr`), ...changes }]);
  return login;
}

async function fillQueue(domain: Domain, staffId: StaffId) {
  for (let index = 0; index < queueLength; index += 1) {
    const id = await customer.start(domain, { login: await addAccount(domain), staffId });
    const mobile = asMobile(`+3361234${String(1000 + index)}`);
    await customer.choose(domain, id, "individual.add");
    await customer.giveNumber(domain, id, mobile);
    await customer.proveNumber(domain, id, mobile);
    await customer.submit(domain, id);
  }
}

/** A bought company with an account manager: the page with the most content. */
async function giveDocuments(domain: Domain, staffId: StaffId): Promise<RequestId> {
  const manager = await domain.db.query.accountManagers.findFirst();
  const login = await addAccount(domain, {
    entity: "company",
    siren: "732829320",
    managerId: manager?.id ?? null,
  });
  const id = await customer.start(domain, { login, staffId });
  await customer.choose(domain, id, "organisation.acquired");
  await customer.giveNumber(domain, id, asMobile("+33612349999"));
  for (const kind of ["kbis", "deed-of-sale"] as const) {
    const sha256 = randomBytes(32).toString("hex");
    const objectKey = `documents/${id}/${randomUUID()}`;
    const file = { label: `${kind}.pdf`, format: "pdf", objectKey, size: 123_456, sha256 } as const;
    const judged = { verdict: "good", dangers: [], pages: 2, scan: "not-configured" } as const;
    customer.expectOk(await addDocument(domain, id, { kind, files: [file], ...judged }));
  }
  return id;
}

async function inviteSomebody(domain: Domain, staffId: StaffId): Promise<string> {
  const order = { login: await addAccount(domain), otherRecipient: null, staffId };
  const { invitationId } = customer.expectOk(await inviteAccount(domain, order));
  const link = await findLoginLink(domain.db, invitationId);
  return domain.secrets.linkToken(linkId.parse(link.id));
}

async function openVisit(db: OpenDatabase, requestId: RequestId): Promise<string> {
  const token = newToken();
  await insertSession(db, { tokenHash: digest(token), requestId, scope: "request" });
  return cookieValue(token);
}

async function signIn(db: OpenDatabase, staffId: StaffId): Promise<string> {
  const token = newToken();
  const visit = { userAgent: "bench", address: "127.0.0.1" };
  await insertStaffSession(db, { tokenHash: digest(token), staffId, stage: "full", ...visit });
  return cookieValue(token);
}

/** The encoding of an unsigned Remix cookie. */
function cookieValue(text: string): string {
  return encodeURIComponent(Buffer.from(JSON.stringify(text)).toString("base64"));
}

/** The mails of all these requests are being sent: measure only when the worker is idle. */
export async function untilNothingIsToBeDone(db: OpenDatabase) {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(500)) {
    const [left] = await db.execute<{ count: number }>(
      "select count(*)::int as count from graphile_worker.jobs where run_at <= now()",
    );
    if (left?.count === 0) return;
  }
  console.log("The worker is still busy after two minutes: the figures will be low.");
}
