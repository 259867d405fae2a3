import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import {
  applyNow,
  approveByAll,
  carryTo,
  endDelay,
  reject,
} from "#tests/support/scenario/cases.ts";
import {
  accountOf,
  atOnce,
  countRows,
  expectOk,
  openScene,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { applyRequest } from "./apply-request.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const email = "julie@exemple.fr";
const to = "successor@exemple.fr";
const held = { hasNumber: true, losesOld: true };

const sentTo = async (id: RequestId, template: string) =>
  [
    ...(await scene.domain.db.execute<{ sent_to: string }>(
      sql`select sent_to from messages where request_id = ${id} and template = ${template}::template
        order by channel, sent_to`,
    )),
  ].map((row) => row.sent_to);

const deliveries = (id: RequestId) =>
  countRows(scene, sql`webhook_deliveries where request_id = ${id}`);

describe("the delay between approval and effect", () => {
  it.each([
    ["the number is the first one", "individual.add", {}, false],
    ["the old number was proved", "individual.change", { hasNumber: true }, false],
    ["the main contact stays after an acquisition", "organisation.acquired", {}, true],
    ["no telephone is known", "individual.add", { knownPhone: null }, true],
    ["the old number is lost", "individual.change", held, true],
    ["the recipient is another", "individual.add", { to }, true],
    ["the contact changes", "organisation.acquired", { contactEmail: email }, true],
    ["the contact has retired", "organisation.retired", {}, true],
    ["the contact has died", "organisation.deceased", {}, true],
    ["addresses are to protect the account", "individual.no-mobile", {}, true],
  ] as const)("when %s (%s)", async (_what, situation, course, isHeld) => {
    const { id } = await carryTo(scene, situation, "approved", course);
    const { status, takesEffectAt, decidedAt } = await requestOf(scene, id);
    const hours = ((takesEffectAt?.getTime() ?? 0) - (decidedAt?.getTime() ?? 0)) / 3_600_000;
    expect({ status, hours }).toEqual(
      isHeld ? { status: "approved", hours: 48 } : { status: "applied", hours: 0 },
    );
    const job = sql`graphile_worker.jobs where key = ${`apply:${id}`}`;
    expect(await countRows(scene, job)).toBe(isHeld ? 1 : 0);
  });

  it("is zero when the setting says so", async () => {
    const domain = { ...scene.domain, rules: { ...scene.domain.rules, holdHours: 0 } };
    const { id } = await carryTo({ ...scene, domain }, "individual.change", "approved", held);
    expect(await requestOf(scene, id)).toMatchObject({ status: "applied" });
  });
});

describe("the effect", () => {
  it("changes the number immediately without a risk, all in one transaction", async () => {
    const { account, id } = await carryTo(scene, "individual.change", "applied", {
      hasNumber: true,
    });
    const request = await requestOf(scene, id);
    expect(await accountOf(scene, account)).toMatchObject({
      mobile: request.mobile,
      mobileVerifiedAt: request.mobileVerifiedAt,
      contactEmail: account.contactEmail,
    });
    expect(request.appliedAt).not.toBeNull();
    expect(await deliveries(id)).toBe(1);
    const jobs = sql`graphile_worker.jobs where task_identifier = 'deliver-webhook'`;
    expect(await countRows(scene, jobs)).toBeGreaterThan(0);
    const trail = sql`audit_events where request_id = ${id} and action in ('approved', 'applied')`;
    expect(await countRows(scene, trail)).toBe(2);
    expect(await sentTo(id, "warning-decided")).toEqual([account.contactEmail, account.mobile]);
    expect(await sentTo(id, "approved")).toEqual([account.contactEmail]);
    expect(await sentTo(id, "effective")).toEqual([]);
  });

  it("changes number and contact together, and notifies both the old and the new contact", async () => {
    const course = { contactEmail: email };
    const { account, id } = await carryTo(scene, "organisation.deceased", "approved", course);
    expect(await accountOf(scene, account)).toEqual(account);
    expect(await deliveries(id)).toBe(0);
    await applyNow(scene, id);
    const { mobile } = await requestOf(scene, id);
    expect(await accountOf(scene, account)).toMatchObject({
      mobile,
      contactName: "Julie Castel",
      contactEmail: email,
    });
    expect(await sentTo(id, "approved")).toEqual([account.contactEmail, email].sort());
    expect(await sentTo(id, "effective")).toEqual([account.contactEmail, email].sort());
    expect(await deliveries(id)).toBe(1);
  });

  it("adds authorised addresses to the existing ones, leaves the number and calls no webhook", async () => {
    const { account, id } = await carryTo(scene, "individual.no-mobile", "approved");
    await scene.domain.db.execute(
      sql`update accounts set authorised_addresses = '{1.1.1.1/32,8.8.8.8/32}' where id = ${account.id}`,
    );
    await applyNow(scene, id);
    expect(await accountOf(scene, account)).toMatchObject({
      mobile: null,
      authorisedAddresses: ["1.1.1.1/32", "8.8.8.8/32"],
    });
    expect(await deliveries(id)).toBe(0);
  });

  it("leaves the contact unchanged in a situation that keeps it, even if one was typed earlier", async () => {
    const { account, id } = await carryTo(scene, "organisation.acquired", "started", {
      contactEmail: email,
    });
    await scene.domain.db.execute(
      sql`update requests set situation = 'organisation.standard' where id = ${id}`,
    );
    expectOk(await submitRequest(scene.domain, id));
    await approveByAll(scene, id);
    expect(await accountOf(scene, account)).toMatchObject({ contactEmail: account.contactEmail });
    expect(await requestOf(scene, id)).toMatchObject({ status: "applied" });
  });

  it("calls no webhook when none is configured", async () => {
    const domain = { ...scene.domain, rules: { ...scene.domain.rules, announcesChanges: false } };
    const { id } = await carryTo({ ...scene, domain }, "individual.add", "applied");
    expect(await deliveries(id)).toBe(0);
  });

  it("waits for its time, and happens once however often the job runs", async () => {
    const { account, id } = await carryTo(scene, "individual.change", "approved", held);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
    expect((await accountOf(scene, account)).mobile).toBe(account.mobile);
    await endDelay(scene, id);
    const answers = await atOnce(20, () => applyRequest(scene.domain, id));
    expect(tally(answers)).toEqual({ accepted: 1, "wrong-status": 19 });
    expect(await deliveries(id)).toBe(1);
    expect(await sentTo(id, "effective")).toEqual([account.contactEmail]);
    const trail = sql`audit_events where request_id = ${id} and action = 'applied'`;
    expect(await countRows(scene, trail)).toBe(1);
  });

  it("still happens on time when the job ran a moment too early", async () => {
    const { id } = await carryTo(scene, "individual.change", "approved", held);
    const waiting = sql`graphile_worker.jobs where key = ${`apply:${id}`}`;
    await scene.domain.db.execute(
      sql`select graphile_worker.complete_jobs(array(select id from ${waiting}))`,
    );
    expect(await countRows(scene, waiting)).toBe(0);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
    const { takesEffectAt } = await requestOf(scene, id);
    expect(
      await countRows(scene, sql`${waiting} and run_at = ${takesEffectAt?.toISOString()}`),
    ).toBe(1);
  });

  it("never happens when the approval is revoked first", async () => {
    const { account, id } = await carryTo(scene, "individual.change", "approved", held);
    expect(refusalOf(await reject(scene, id))).toBe("accepted");
    expect(await requestOf(scene, id)).toMatchObject({ status: "rejected", takesEffectAt: null });
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("wrong-status");
    expect((await accountOf(scene, account)).mobile).toBe(account.mobile);
    expect(await sentTo(id, "rejected")).toEqual([account.contactEmail]);
    const oldChannels = [account.contactEmail, account.mobile ?? ""].sort();
    expect((await sentTo(id, "warning-rejected")).sort()).toEqual(oldChannels);
    expect(await countRows(scene, sql`reviews where request_id = ${id}`)).toBe(2);
  });

  it("is written to the audit trail with its numbers masked", async () => {
    const { id } = await carryTo(scene, "individual.change", "applied", { hasNumber: true });
    const [event] = await scene.domain.db.execute<{ details: Record<string, string> }>(
      sql`select details from audit_events where request_id = ${id} and action = 'applied'`,
    );
    expect(event?.details.mobileAfter).toMatch(/^\+33 6 •• •• •• \d\d$/);
    expect(event?.details.mobileBefore).toMatch(/^\+33 6 •• •• •• \d\d$/);
  });
});

describe("a rejection", () => {
  it("is refused after the effect", async () => {
    const { id } = await carryTo(scene, "individual.add", "applied");
    expect(refusalOf(await reject(scene, id))).toBe("wrong-status");
  });

  it("notifies the new contact too, once the address is proved", async () => {
    const course = { contactEmail: email };
    const { account, id } = await carryTo(scene, "organisation.retired", "submitted", course);
    await proveContactOf(scene, id);
    expectOk(await reject(scene, id));
    expect(await sentTo(id, "rejected")).toEqual([account.contactEmail, email].sort());
  });
});
