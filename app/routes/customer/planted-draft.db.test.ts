import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { issueInvitation } from "#app/domain/invitation/issue-invitation.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { answeredElsewhere } from "#app/domain/journey/answers.server.ts";
import { findVisit } from "#app/domain/journey/find-visit.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { editableSteps, nextStep } from "#app/domain/request/steps.ts";
import { findLoginLink } from "#db/links.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, sayNotMe } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  answerAll,
  countRows,
  expectOk,
  invite,
  letPass,
  openScene,
  openVisit,
  prove,
  refusalOf,
  requestOf,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { visitOf } from "#tests/support/scenario/visit.ts";
import { action as enterAddresses } from "./addresses.tsx";
import { loader as checkPage } from "./check.tsx";
import { action as enterContact } from "./contact.tsx";
import { action as enterMobile } from "./mobile.tsx";
import { action as chooseSituation } from "./situation.tsx";
import { action as reportLost } from "./verification-current.tsx";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function comeIn(account: Account, token: string) {
  const { sessionToken, request } = expectOk(
    await openByLink(scene.domain, { token, login: account.login }),
  );
  const visit = await findVisit(scene.domain, sessionToken);
  if (!visit) throw new Error("the session was not opened");
  const domain: Domain = { ...scene.domain, session: visit.sessionId };
  return { id: request.id, session: visit.sessionId, sessionToken, domain };
}

/** By a link that staff sent. */
const invited = async (account: Account) => comeIn(account, (await invite(scene, account)).token);

/** By a link that the customer asked for. */
async function cameBack(account: Account) {
  const { db, secrets } = scene.domain;
  const order = { account, recipient: account.contactEmail, invitedBy: null };
  const invitation = await db.transaction((tx) => issueInvitation(tx, secrets, order));
  return comeIn(account, secrets.linkToken((await findLoginLink(db, invitation)).id));
}

async function draft() {
  const account = await addAccount(scene);
  const visit = await invited(account);
  await answerAll({ ...scene, domain: visit.domain }, visit.id, "individual.add");
  return { account, ...visit };
}

const age = (id: RequestId, hours: number) =>
  scene.domain.db.execute(
    sql`update requests set mobile_verified_at = now() - make_interval(hours => ${hours}::int)
      where id = ${id}`,
  );

const isProved = async (id: RequestId) => (await requestOf(scene, id)).mobileVerifiedAt !== null;
const ended = (id: RequestId) =>
  countRows(scene, sql`audit_events where request_id = ${id} and action = 'number-proof-ended'`);

describe("answers remember in which visit they were given", () => {
  it("none is from another visit in the visit that gave them all", async () => {
    const { id, session } = await draft();
    const nothing = { answers: {}, documents: {} };
    expect(await answeredElsewhere(scene.domain, id, session)).toEqual(nothing);
  });

  it("all are in a later visit, with their hour, until they are given again", async () => {
    const planted = await draft();
    await scene.domain.db.execute(
      sql`update answer_origins set answered_at = '2026-11-27T13:05:00Z' where request_id = ${planted.id}`,
    );
    const owner = await cameBack(planted.account);
    const seen = await answeredElsewhere(scene.domain, owner.id, owner.session);
    const at = new Date("2026-11-27T13:05:00Z");
    expect(seen.answers).toEqual({ situation: at, mobile: at, verification: at });
    await chooseSituation(
      await visitOf(
        scene,
        owner.id,
        { situation: "individual.add" },
        { token: owner.sessionToken },
      ),
    );
    const after = await answeredElsewhere(scene.domain, owner.id, owner.session);
    expect(Object.keys(after.answers).sort()).toEqual(["mobile", "verification"]);
  });

  it("also when the stranger's session goes on beside the owner's", async () => {
    const planted = await draft();
    const owner = await cameBack(planted.account);
    const enter = async (mobile: string, token: string) =>
      enterMobile(await visitOf(scene, owner.id, { mobile }, { token: token }));
    await enter("06 12 34 56 77", owner.sessionToken);
    const mine = await answeredElsewhere(scene.domain, owner.id, owner.session);
    expect(Object.keys(mine.answers)).not.toContain("mobile");
    await enter("06 12 34 56 78", planted.sessionToken);
    const seen = await answeredElsewhere(scene.domain, owner.id, owner.session);
    expect(Object.keys(seen.answers)).toContain("mobile");
  });

  it("documents one by one", async () => {
    const entity = "company";
    const account = await addAccount(scene, { entity });
    const first = await invited(account);
    await answerAll({ ...scene, domain: first.domain }, first.id, "organisation.retired");
    const here = await answeredElsewhere(scene.domain, first.id, first.session);
    expect(here).toEqual({ answers: {}, documents: {} });
    const later = await cameBack(account);
    const seen = await answeredElsewhere(scene.domain, later.id, later.session);
    expect(Object.values(seen.documents)).toHaveLength(1);
    expect(Object.keys(seen.answers).sort()).toEqual([
      "contact",
      "mobile",
      "situation",
      "verification",
    ]);
  });

  it("whichever page they are given on", async () => {
    const account = await addAccount(scene, { entity: "company", ...withNumber() });
    const { id, session, sessionToken } = await invited(account);
    const give = async (page: typeof enterMobile, form: Record<string, string>) =>
      page(await visitOf(scene, id, form, { token: sessionToken }));
    await give(chooseSituation, { situation: "organisation.acquired" });
    await give(enterMobile, { mobile: "06 12 34 56 78" });
    await give(enterContact, { intent: "keep" });
    await prove({ ...scene, domain: { ...scene.domain, session } }, id, "new");
    await give(reportLost, { intent: "lost" });
    const origins = sql`answer_origins where request_id = ${id}`;
    expect(await countRows(scene, origins)).toBe(5);
    expect(await countRows(scene, sql`${origins} and session_id = ${session}`)).toBe(5);
    const other = await invited(await addAccount(scene));
    const give2 = async (page: typeof enterMobile, form: Record<string, string>) =>
      page(await visitOf(scene, other.id, form, { token: other.sessionToken }));
    await give2(chooseSituation, { situation: "individual.no-mobile" });
    await give2(enterAddresses, { addresses: "8.8.8.8" });
    const elsewhere = await answeredElsewhere(scene.domain, other.id, other.session);
    expect(elsewhere.answers).toEqual({});
  });

  it("and the page before sending shows it", async () => {
    const { account } = await draft();
    const owner = await cameBack(account);
    const page = await checkPage(
      await visitOf(scene, owner.id, undefined, { token: owner.sessionToken }),
    );
    expect(Object.keys(page.elsewhere.answers).sort()).toEqual([
      "mobile",
      "situation",
      "verification",
    ]);
  });
});

describe("the proof of the number", () => {
  it("stays when the customer comes back by a link of their own within a day", async () => {
    const { account, id } = await draft();
    await age(id, 23);
    await cameBack(account);
    expect(await isProved(id)).toBe(true);
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
  });

  it("ends when a visit opens with a link that staff sent", async () => {
    const { account, id } = await draft();
    await invited(account);
    expect(await isProved(id)).toBe(false);
    expect(await ended(id)).toBe(1);
    expect(nextStep(await requestOf(scene, id))).toBe("verification");
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
    await letPass(scene, id, 60);
    await prove(scene, id, "new");
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
  });

  it("ends when a visit opens a day later, by whatever link", async () => {
    const { account, id } = await draft();
    await age(id, 25);
    await cameBack(account);
    expect(await isProved(id)).toBe(false);
  });

  it("ends together with the proof of the old number, but a number reported lost stays lost", async () => {
    for (const losesOld of [false, true]) {
      const account = await addAccount(scene, withNumber());
      const id = await openVisit(scene, account);
      await answerAll(scene, id, "individual.change", { losesOld });
      await invited(account);
      const { currentNumber } = await requestOf(scene, id);
      expect(currentNumber).toBe(losesOld ? "lost" : null);
    }
  });

  it("is asked for again at submission when it is older than the limit", async () => {
    const { id } = await draft();
    await age(id, 5);
    await withLimit("numberProofHours", 4, async () => {
      expect(refusalOf(await submitRequest(scene.domain, id))).toBe("proof-ended");
      expect(await isProved(id)).toBe(false);
      expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
      await letPass(scene, id, 60);
      await prove(scene, id, "new");
      expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
    });
  });

  it("of a returned request can be made again, or its number changed, whatever staff asked for", async () => {
    const { account, id } = await carryTo(scene, "organisation.retired", "returned", {
      steps: ["documents"],
    });
    expect(editableSteps(await requestOf(scene, id))).toEqual(["documents"]);
    await age(id, 30);
    await cameBack(account);
    const open = await requestOf(scene, id);
    expect(editableSteps(open)).toEqual(["mobile", "verification", "documents"]);
    await letPass(scene, id, 60);
    await prove(scene, id, "new");
    expect(editableSteps(await requestOf(scene, id))).toEqual(["documents"]);
  });

  it("stays in a request that is with staff, and in a suspended one", async () => {
    const sent = await carryTo(scene, "individual.add", "submitted");
    await invited(sent.account);
    expect(await isProved(sent.id)).toBe(true);
    const suspended = await carryTo(scene, "individual.add", "returned");
    await sayNotMe(scene, suspended.id);
    await invited(suspended.account);
    expect(await isProved(suspended.id)).toBe(true);
  });
});
