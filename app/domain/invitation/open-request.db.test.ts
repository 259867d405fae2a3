import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { applyNow, carryTo, endDelay } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  answerAll,
  countRows,
  expectOk,
  invite,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { isLoginLinkGood } from "./login-link.server.ts";
import { openByCode } from "./open-by-code.server.ts";
import { openByLink } from "./open-by-link.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const elsewhere = "successor@exemple.fr";

async function open(account: Account, to: string | null = null) {
  const { token } = await invite(scene, account, { to });
  return openByLink(scene.domain, { token, login: account.login });
}

const scopesOf = (id: RequestId) =>
  scene.domain.db.execute<{ scope: string }>(
    sql`select scope from sessions where request_id = ${id} order by created_at`,
  );

describe("the same recipient", () => {
  it("finds the open request with all its answers on any device, but proves the number again", async () => {
    const account = await addAccount(scene);
    const id = await openVisit(scene, account);
    await answerAll(scene, id, "individual.add");
    const before = await requestOf(scene, id);
    const { request } = expectOk(await open(account));
    const { updatedAt } = request;
    const proofEnded = { mobileVerifiedAt: null, stepsDone: ["situation", "mobile"] };
    expect(request).toEqual({ ...before, ...proofEnded, version: before.version + 1, updatedAt });
    expect((await scopesOf(id)).map(({ scope }) => scope)).toEqual(["request", "request"]);
  });

  it.each(["submitted", "approved"] as const)("only reads a request that is %s", async (status) => {
    const course = status === "approved" ? { hasNumber: true, losesOld: true } : {};
    const { account, id } = await carryTo(scene, "individual.change", status, course);
    const { request } = expectOk(await open(account));
    expect(request.id).toBe(id);
    expect((await scopesOf(id)).at(-1)?.scope).toBe("status");
  });

  it("can edit again when changes were requested", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "returned");
    const { request } = expectOk(await open(account));
    expect(request.id).toBe(id);
    expect((await scopesOf(id)).map(({ scope }) => scope)).toEqual(["status", "request"]);
  });

  it.each(["applied", "rejected", "withdrawn", "expired"] as const)(
    "reads the last request once it is %s",
    async (status) => {
      const { account, id } = await carryTo(scene, "individual.add", status);
      const { request } = expectOk(await open(account));
      expect(request.id).toBe(id);
      expect((await scopesOf(id)).at(-1)?.scope).toBe("closed");
    },
  );

  it("starts a new one when a draft of another recipient had replaced the last", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "started");
    expectOk(await open(account, elsewhere));
    const { request } = expectOk(await open(account));
    expect((await requestOf(scene, id)).status).toBe("superseded");
    expect(request.id).not.toBe(id);
    expect(request).toMatchObject({ status: "started", mobile: null });
  });
});

describe("the situation of a new request", () => {
  it.each([
    ["individual", false, "individual.add"],
    ["individual", true, "individual.change"],
    ["company", false, "organisation.standard"],
    ["association", true, "organisation.standard"],
  ] as const)("of an account: %s, with a number: %s, is %s", async (entity, has, situation) => {
    const account = await addAccount(scene, { entity, ...(has && withNumber()) });
    const { request } = expectOk(await open(account));
    expect(request).toMatchObject({ situation, stepsDone: ["situation"] });
  });

  it("that the recipient chose instead is kept on every return", async () => {
    const account = await addAccount(scene, { entity: "company" });
    const id = await openVisit(scene, account);
    expectOk(await chooseSituation(scene.domain, id, "organisation.deceased"));
    const { request } = expectOk(await open(account));
    expect(request).toMatchObject({ id, situation: "organisation.deceased" });
  });
});

describe("another recipient", () => {
  it("supersedes a draft and sees nothing of it", async () => {
    const { account, id } = await carryTo(scene, "organisation.retired", "started");
    const old = await requestOf(scene, id);
    const { request } = expectOk(await open(account, elsewhere));
    expect(await requestOf(scene, id)).toMatchObject({ status: "superseded" });
    expect(request.id).not.toBe(id);
    expect(request.reference).not.toBe(old.reference);
    expect(request).toMatchObject({
      recipient: elsewhere,
      recipientKind: "other",
      status: "started",
      situation: "organisation.standard",
      stepsDone: ["situation"],
      mobile: null,
      mobileVerifiedAt: null,
      contactEmail: null,
      addresses: [],
      codeFailures: 0,
    });
    expect(await countRows(scene, sql`documents where request_id = ${request.id}`)).toBe(0);
    expect(await countRows(scene, sql`phone_verifications where request_id = ${request.id}`)).toBe(
      0,
    );
  });

  it("also supersedes a request with changes requested", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "returned");
    expect(refusalOf(await open(account, elsewhere))).toBe("accepted");
    expect(await requestOf(scene, id)).toMatchObject({ status: "superseded" });
  });

  it("is refused while a request is in review, with the link and with the code", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    expect(refusalOf(await open(account, elsewhere))).toBe("in-review");
    const { code } = await invite(scene, account, { to: elsewhere });
    const byCode = await openByCode(scene.domain, { login: account.login, code });
    expect(refusalOf(byCode)).toBe("in-review");
    expect(await requestOf(scene, id)).toMatchObject({ status: "submitted" });
  });

  it("cannot supersede a frozen draft", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "started");
    await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
    expect(refusalOf(await open(account, elsewhere))).toBe("in-review");
  });

  it("and the main contact arriving concurrently leave exactly one draft", async () => {
    for (let round = 0; round < 5; round += 1) {
      const account = await addAccount(scene);
      const main = await invite(scene, account);
      const other = await invite(scene, account, { to: elsewhere });
      await Promise.all(
        [main, other].map(({ token }) => openByLink(scene.domain, { token, login: account.login })),
      );
      const open = sql`requests where account_id = ${account.id} and status = 'started'`;
      expect(await countRows(scene, open)).toBe(1);
    }
  });

  it("is reported to the main contact immediately", async () => {
    const account = await addAccount(scene);
    const { invitationId } = await invite(scene, account, { to: elsewhere });
    const told = sql`messages where invitation_id = ${invitationId} and template = 'other-recipient'
      and sent_to = ${account.contactEmail} and details->>'otherRecipient' = ${elsewhere}`;
    expect(await countRows(scene, told)).toBe(1);
  });

  it("is not recorded when it is the main contact's own address", async () => {
    const account = await addAccount(scene);
    const { recipient } = await invite(scene, account, { to: account.contactEmail.toUpperCase() });
    expect(recipient).toBe(account.contactEmail);
    const kind = sql`invitations where account_id = ${account.id} and recipient_kind = 'main'`;
    expect(await countRows(scene, kind)).toBe(1);
  });
});

describe("a former main contact", () => {
  const course = { contactEmail: "julie@exemple.fr" };

  it("has no valid link or code once the new contact is in effect", async () => {
    const { account, id } = await carryTo(scene, "organisation.retired", "approved", course);
    const { token, code } = await invite(scene, account);
    const other = await invite(scene, account, { to: elsewhere });
    await applyNow(scene, id);
    const { login } = account;
    expect(await isLoginLinkGood(scene.domain, token)).toBe(false);
    expect(refusalOf(await openByLink(scene.domain, { token, login }))).toBe("already-used");
    expect(refusalOf(await openByCode(scene.domain, { login, code }))).toBe("wrong-code");
    const theirs = await openByLink(scene.domain, { token: other.token, login });
    expect(refusalOf(theirs)).toBe("already-used");
    const ended = sql`invitations where account_id = ${account.id} and ending = 'contact-changed'`;
    expect(await countRows(scene, ended)).toBe(2);
  });

  it("cannot open anything, however the contact was changed", async () => {
    const account = await addAccount(scene);
    const { token, code } = await invite(scene, account);
    await scene.domain.db.execute(
      sql`update accounts set contact_email = 'new@exemple.fr' where id = ${account.id}`,
    );
    const { login } = account;
    expect(refusalOf(await openByLink(scene.domain, { token, login }))).toBe("recipient-ended");
    expect(refusalOf(await openByCode(scene.domain, { login, code }))).toBe("recipient-ended");
    expect(await countRows(scene, sql`requests where account_id = ${account.id}`)).toBe(0);
  });

  it("who arrives while the new contact takes effect starts nothing", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { account, id } = await carryTo(scene, "organisation.retired", "approved", course);
      const { token } = await invite(scene, account);
      await endDelay(scene, id);
      const { login } = account;
      await Promise.all([
        applyRequest(scene.domain, id),
        openByLink(scene.domain, { token, login }),
      ]);
      expect(await requestOf(scene, id)).toMatchObject({ status: "applied" });
      expect(await countRows(scene, sql`requests where account_id = ${account.id}`)).toBe(1);
    }
  });
});
