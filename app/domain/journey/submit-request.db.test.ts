import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishDocuments, takeAwayDocument } from "#app/domain/document/give-documents.server.ts";
import { expireAbandoned } from "#app/domain/request/expire-abandoned.server.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { listDocuments } from "#db/documents.server.ts";
import { asMobile } from "#tests/support/contacts.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  answerAll,
  atOnce,
  countRows,
  expectOk,
  freshMobile,
  letPass,
  openScene,
  openVisit,
  prove,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { chooseSituation } from "./choose-situation.server.ts";
import { enterAddresses } from "./enter-addresses.server.ts";
import { enterMobile } from "./enter-mobile.server.ts";
import { submitRequest } from "./submit-request.server.ts";
import { withdrawRequest } from "./withdraw-request.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const submit = (id: Parameters<typeof submitRequest>[1]) => submitRequest(scene.domain, id);

const sentFor = async (id: string) =>
  [
    ...(await scene.domain.db.execute<{ template: string; channel: string; sent_to: string }>(
      sql`select template, channel, sent_to from messages where request_id = ${id}
        and template <> 'one-time-code' order by template, channel`,
    )),
  ].map((row) => `${row.template} ${row.channel} ${row.sent_to}`);

describe("submitting", () => {
  it("accepts only the answers that were shown: if another session changed them, the customer must read them again", async () => {
    const { id } = await carryTo(scene, "individual.change", "started", { hasNumber: true });
    const { version } = await requestOf(scene, id);
    const other = freshMobile();
    expectOk(await enterMobile(scene.domain, id, { number: other, explanation: null }));
    await letPass(scene, id, 31);
    await prove(scene, id, "new");
    await prove(scene, id, "current");
    expect(refusalOf(await submitRequest(scene.domain, id, version))).toBe("changed");
    const { version: read, status } = await requestOf(scene, id);
    expect(status).toBe("started");
    expect(refusalOf(await submitRequest(scene.domain, id, read))).toBe("accepted");
    expect(refusalOf(await submitRequest(scene.domain, id, read))).toBe("wrong-status");
  });

  it("happens once for 100 concurrent attempts, with one set of notices and jobs", async () => {
    const course = { hasNumber: true };
    const { account, id } = await carryTo(scene, "individual.change", "started", course);
    const answers = await atOnce(100, () => submit(id));
    expect(tally(answers)).toEqual({ accepted: 1, "wrong-status": 99 });
    expect(await sentFor(id)).toEqual([
      `received email ${account.contactEmail}`,
      `warning-submitted email ${account.contactEmail}`,
      `warning-submitted sms ${account.mobile ?? ""}`,
    ]);
    expect(
      await countRows(scene, sql`audit_events where request_id = ${id} and action = 'submitted'`),
    ).toBe(1);
    expect(
      await countRows(
        scene,
        sql`graphile_worker.jobs j join messages m on j.key = 'message:' || m.id
          where m.request_id = ${id} and m.template <> 'one-time-code'`,
      ),
    ).toBe(3);
    expect(await countRows(scene, sql`links where request_id = ${id} and purpose = 'freeze'`)).toBe(
      2,
    );
  });

  it.each(situationIds.filter((id) => !catalogue[id].exit))(
    "works for %s when every question has its answer, and not before",
    async (situation) => {
      const { id } = await carryTo(scene, situation, "started");
      const { stepsDone } = await requestOf(scene, id);
      for (const step of catalogue[situation].steps) {
        const without = `{${stepsDone.filter((done) => done !== step).join(",")}}`;
        await scene.domain.db.execute(
          sql`update requests set steps_done = ${without}::step[] where id = ${id}`,
        );
        expect(refusalOf(await submit(id))).toBe("incomplete");
      }
      const all = `{${stepsDone.join(",")}}`;
      await scene.domain.db.execute(
        sql`update requests set steps_done = ${all}::step[] where id = ${id}`,
      );
      expect(refusalOf(await submit(id))).toBe("accepted");
      const scopes = sql`sessions where request_id = ${id} and scope = 'request'`;
      expect(await countRows(scene, scopes)).toBe(0);
    },
  );

  it("is impossible for a situation handled outside the portal", async () => {
    const id = await openVisit(scene, await addAccount(scene));
    expectOk(await chooseSituation(scene.domain, id, "individual.no-mailbox"));
    expect(refusalOf(await submit(id))).toBe("incomplete");
  });

  it("checks that the documents exist, not only that the step is done", async () => {
    const { id } = await carryTo(scene, "organisation.deceased", "started");
    await scene.domain.db.execute(
      sql`update documents set removed_at = now() where request_id = ${id}`,
    );
    expect(refusalOf(await submit(id))).toBe("incomplete");
  });

  it("sends the other recipient a receipt and warns the main contact", async () => {
    const to = "successor@exemple.fr";
    const { account, id } = await carryTo(scene, "individual.add", "submitted", { to });
    expect(await sentFor(id)).toEqual([
      `received email ${to}`,
      `warning-submitted email ${account.contactEmail}`,
    ]);
  });
});

describe("answers", () => {
  it("cannot change once the request is submitted", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const before = await requestOf(scene, id);
    const number = asMobile("+33639989999");
    const edits = [
      await enterMobile(scene.domain, id, { number, explanation: null }),
      await chooseSituation(scene.domain, id, "individual.change"),
      await enterAddresses(scene.domain, id, "8.8.8.8"),
    ];
    expect(edits.map(refusalOf)).toEqual(["not-editable", "not-editable", "not-editable"]);
    expect(await requestOf(scene, id)).toEqual(before);
  });

  it("race with the submission: the submitted number is always the proved one", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await carryTo(scene, "individual.add", "started");
      const number = asMobile(`+3363998${String(9000 + round)}`);
      await Promise.all([submit(id), enterMobile(scene.domain, id, { number, explanation: null })]);
      const { status, mobile, mobileVerifiedAt } = await requestOf(scene, id);
      if (status === "submitted") expect(mobileVerifiedAt).not.toBeNull();
      else expect(mobile).toBe(number);
    }
  });

  it("stay when another situation is chosen; documents that no longer fit are asked for again", async () => {
    const account = await addAccount(scene, { entity: "company" });
    const id = await openVisit(scene, account);
    await answerAll(scene, id, "organisation.acquired", { document: "deed-of-sale" });
    const { mobile } = await requestOf(scene, id);
    expectOk(await chooseSituation(scene.domain, id, "organisation.deceased"));
    const changed = await requestOf(scene, id);
    expect(changed.mobile).toBe(mobile);
    expect(changed.mobileVerifiedAt).not.toBeNull();
    expect(changed.stepsDone).not.toContain("documents");
    expect(refusalOf(await finishDocuments(scene.domain, id))).toBe("documents-missing");
    expect(await listDocuments(scene.domain.db, id)).toHaveLength(1);
  });

  it("that belong to another kind of account are not offered", async () => {
    const id = await openVisit(scene, await addAccount(scene));
    expect(refusalOf(await chooseSituation(scene.domain, id, "organisation.standard"))).toBe(
      "not-offered",
    );
  });

  it("reopen the documents step when a document is removed; removing it twice is idempotent", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "started");
    const [document] = await listDocuments(scene.domain.db, id);
    const documentId = document?.id ?? expect.fail("no paper");
    const answers = await atOnce(5, () => takeAwayDocument(scene.domain, id, documentId));
    expect(tally(answers)).toEqual({ accepted: 5 });
    const trail = sql`audit_events where request_id = ${id} and action = 'document-removed'`;
    expect(await countRows(scene, trail)).toBe(1);
    expect((await requestOf(scene, id)).stepsDone).not.toContain("documents");
  });
});

describe("withdrawal and abandonment", () => {
  it("let a customer withdraw until a decision, once however often it is requested", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const answers = await atOnce(10, () => withdrawRequest(scene.domain, id));
    expect(tally(answers)).toEqual({ accepted: 1, "wrong-status": 9 });
    const held = await carryTo(scene, "individual.change", "approved", {
      hasNumber: true,
      losesOld: true,
    });
    expect(refusalOf(await withdrawRequest(scene.domain, held.id))).toBe("wrong-status");
  });

  it("close a draft after 15 days, but not a submitted request", async () => {
    const cases = {
      started: await carryTo(scene, "individual.add", "started"),
      returned: await carryTo(scene, "individual.add", "returned"),
      submitted: await carryTo(scene, "individual.add", "submitted"),
      frozen: await carryTo(scene, "individual.add", "started"),
      young: await carryTo(scene, "individual.add", "started"),
    };
    const { db } = scene.domain;
    for (const { id } of Object.values(cases)) {
      await db.execute(
        sql`update requests set updated_at = now() - interval '15 days 1 minute' where id = ${id}`,
      );
    }
    await db.execute(sql`update requests set frozen_at = now() where id = ${cases.frozen.id}`);
    await db.execute(
      sql`update requests set updated_at = now() - interval '14 days' where id = ${cases.young.id}`,
    );
    await Promise.all([expireAbandoned(scene.domain), expireAbandoned(scene.domain)]);
    const statuses = [];
    for (const { id } of Object.values(cases)) statuses.push((await requestOf(scene, id)).status);
    expect(statuses).toEqual(["expired", "expired", "submitted", "started", "started"]);
    const trail = sql`audit_events where request_id = ${cases.started.id} and action = 'expired'`;
    expect(await countRows(scene, trail)).toBe(1);
  });
});
