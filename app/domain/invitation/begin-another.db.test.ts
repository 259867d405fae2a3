import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { listInviters } from "#db/invitation-list.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  answerAll,
  atOnce,
  countRows,
  expectOk,
  invite,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { beginAnother } from "./begin-another.server.ts";
import { openByLink } from "./open-by-link.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function comeBack(account: Account, to: string | null = null) {
  const { token } = await invite(scene, account, { to });
  return expectOk(await openByLink(scene.domain, { token, login: account.login }));
}

const begin = (token: string) => beginAnother(scene.domain, token);
const requestsOf = ({ id }: Account) => countRows(scene, sql`requests where account_id = ${id}`);
const run = (statement: ReturnType<typeof sql>) => scene.domain.db.execute(statement);

describe.each(["rejected", "applied", "withdrawn", "expired"] as const)(
  "a return by a new link after a request was %s",
  (status) => {
    it("shows that request, and begins nothing by itself", async () => {
      const { account, id } = await carryTo(scene, "individual.add", status);
      const { request } = await comeBack(account);
      expect(request.id).toBe(id);
      expect(await requestsOf(account)).toBe(1);
    });

    it("begins another one with the button, with nothing of the old one", async () => {
      const { account, id } = await carryTo(scene, "individual.add", status);
      const { sessionToken } = await comeBack(account);
      const begun = expectOk(await begin(sessionToken));
      expect(begun.id).not.toBe(id);
      expect(begun).toMatchObject({ status: "started", mobile: null, submittedAt: null });
      expect(begun).toMatchObject({ recipient: account.contactEmail, recipientKind: "main" });
      expect((await requestOf(scene, id)).status).toBe(status);
    });
  },
);

describe("the button", () => {
  it("pressed ten times at once begins one request", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const { sessionToken } = await comeBack(account);
    const begun = await atOnce(10, () => begin(sessionToken));
    expect(tally(begun)).toEqual({ accepted: 10 });
    expect(await requestsOf(account)).toBe(2);
  });

  it("pressed on two devices begins one request, which both then edit", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const [first, second] = [await comeBack(account), await comeBack(account)];
    const [one, other] = await Promise.all([begin(first.sessionToken), begin(second.sessionToken)]);
    expect(expectOk(one).id).toBe(expectOk(other).id);
    expect(await requestsOf(account)).toBe(2);
  });

  it("records the members who invited, so that none of them decides alone", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const { sessionToken } = await comeBack(account);
    const { id } = expectOk(await begin(sessionToken));
    const inviters = await listInviters(scene.domain.db, id);
    expect(inviters.map((one) => one.id)).toContain(scene.inviter);
  });

  it("is not for a session from before the end", async () => {
    const { account } = await carryTo(scene, "individual.add", "submitted");
    const { sessionToken, request } = await comeBack(account);
    await run(sql`update requests set status = 'rejected', decided_at = now()
      where id = ${request.id}`);
    expect(refusalOf(await begin(sessionToken))).toBe("not-allowed");
  });

  it("is not for a session that has ended", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const { sessionToken } = await comeBack(account);
    await run(sql`update sessions set last_seen_at = now() - interval '31 minutes'`);
    expect(refusalOf(await begin(sessionToken))).toBe("session-ended");
    expect(await requestsOf(account)).toBe(1);
  });

  it("supersedes a draft of another recipient", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const { sessionToken } = await comeBack(account);
    const draft = await openVisit(scene, account, { to: "successor@exemple.fr" });
    const begun = expectOk(await begin(sessionToken));
    expect((await requestOf(scene, draft)).status).toBe("superseded");
    expect(begun.recipient).toBe(account.contactEmail);
  });

  it("waits while a request of another recipient is in review", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const { sessionToken } = await comeBack(account);
    const draft = await openVisit(scene, account, { to: "successor@exemple.fr" });
    await answerAll(scene, draft, "individual.add");
    expectOk(await submitRequest(scene.domain, draft));
    expect(refusalOf(await begin(sessionToken))).toBe("in-review");
    expect((await requestOf(scene, draft)).status).toBe("submitted");
  });
});

describe("who sees what", () => {
  it("a link for another recipient starts a new request, with nothing of the old", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "rejected");
    const { request } = await comeBack(account, "successor@exemple.fr");
    expect(request.id).not.toBe(id);
    expect(request).toMatchObject({ recipient: "successor@exemple.fr", status: "started" });
  });

  it("a recipient stopped while reading the outcome begins nothing", async () => {
    const to = "stranger@exemple.fr";
    const { account } = await carryTo(scene, "individual.add", "withdrawn", { to });
    const { sessionToken } = await comeBack(account, to);
    await run(sql`update invitations set ending = 'stopped'
      where account_id = ${account.id} and recipient = ${to}`);
    expect(refusalOf(await begin(sessionToken))).toBe("recipient-ended");
    expect(await requestsOf(account)).toBe(1);
  });

  it("a contact who is replaced while reading the outcome begins nothing", async () => {
    const { account } = await carryTo(scene, "individual.add", "rejected");
    const { sessionToken } = await comeBack(account);
    await run(sql`update accounts set contact_email = 'new@exemple.fr' where id = ${account.id}`);
    expect(refusalOf(await begin(sessionToken))).toBe("recipient-ended");
  });

  it("sessions of the old request stay with it", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "rejected");
    const before = await sessionsOf(id);
    const { sessionToken } = await comeBack(account);
    expectOk(await begin(sessionToken));
    expect(await sessionsOf(id)).toBe(before);
  });
});

const sessionsOf = (id: RequestId) => countRows(scene, sql`sessions where request_id = ${id}`);
