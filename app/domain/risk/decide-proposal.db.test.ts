import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { RoleName } from "#app/domain/access/roles.ts";
import type { StaffId } from "#app/domain/ids.ts";
import type { RiskValues } from "#app/domain/request/risk-settings.ts";
import { riskProposals } from "#db/schema/risk-proposals.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approve, carryTo } from "#tests/support/scenario/cases.ts";
import {
  atOnce,
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { assessPending } from "./assess-pending.server.ts";
import { confirmProposal, refuseProposal } from "./decide-proposal.server.ts";
import { listRiskProposals } from "./list-proposals.server.ts";
import { proposeSettings } from "./propose-settings.server.ts";
import { readRiskSettings } from "./risk-settings.server.ts";

let scene: Scene;
let one: StaffId;
let other: StaffId;
beforeAll(async () => {
  scene = await openScene();
  [one, other] = [await administrator(), await administrator()];
});
afterEach(() => scene.domain.db.execute(sql`truncate risk_proposals`));
afterAll(() => scene.close());

const administrator = (roles: readonly RoleName[] = ["administrator"]) =>
  scene.addStaff([...roles]);

const settings = () => readRiskSettings(scene.domain.db);

async function valuesWith(points: Partial<RiskValues["points"]>): Promise<RiskValues> {
  const { floors, situations, raisedFrom, highFrom, ...values } = await settings();
  return { floors, situations, raisedFrom, highFrom, points: { ...values.points, ...points } };
}

async function propose(by = one, points: Partial<RiskValues["points"]> = { "odd-hour": 50 }) {
  const { version: basedOn } = await readRiskSettings(scene.domain.db);
  const values = await valuesWith(points);
  return proposeSettings(scene.domain, { by, basedOn, values, reason: "Trop de nuits." });
}

async function proposal(by = one, points?: Partial<RiskValues["points"]>) {
  const proposed = await propose(by, points);
  return proposed.ok ? proposed.value.id : expect.fail(JSON.stringify(proposed.faults));
}

const confirm = (id: string, by = other) => confirmProposal(scene.domain, { id, by });
const refuse = (id: string, by = other) => refuseProposal(scene.domain, { id, by });
const version = async () => (await readRiskSettings(scene.domain.db)).version;

describe("a change of the points", () => {
  it("is in force once another administrator confirms it, and not before", async () => {
    const id = await proposal();
    expect((await readRiskSettings(scene.domain.db)).points["odd-hour"]).toBe(5);
    expectOk(await confirm(id));
    const inForce = await settings();
    expect(inForce).toMatchObject({ version: 1, raisedFrom: 40 });
    expect(inForce.points["odd-hour"]).toBe(50);
  });

  it("is confirmed by nobody alone, nor twice", async () => {
    const id = await proposal();
    expect(refusalOf(await confirm(id, one))).toBe("own");
    expect(await version()).toBe(0);
    expectOk(await confirm(id));
    expect(refusalOf(await confirm(id))).toBe("decided");
    expect(refusalOf(await refuse(id))).toBe("decided");
  });

  it("cannot be confirmed by a second self: one gave the other their access", async () => {
    const second = await administrator();
    const give = (to: StaffId, from: StaffId | null) =>
      scene.domain.db.execute(sql`update staff set access_from = ${from} where id = ${to}`);
    await give(second, one);
    expect(refusalOf(await confirm(await proposal(one), second))).toBe("shared-access");
    expect(refusalOf(await confirm(await proposal(second), one))).toBe("shared-access");
    expectOk(await confirm(await proposal(second), other));
  });

  it.each([["agent", "approver"], ["auditor"]] as const)(
    "is neither proposed nor confirmed by an %s",
    async (...roles) => {
      const member = await administrator(roles);
      expect(await propose(member)).toEqual({
        ok: false,
        faults: [{ refusal: "not-permitted", field: "" }],
      });
      const id = await proposal();
      expect(refusalOf(await confirm(id, member))).toBe("not-permitted");
      expect(refusalOf(await refuse(id, member))).toBe("not-permitted");
    },
  );

  it("does not count when the proposer lost the role or was disabled meanwhile", async () => {
    const gone = await administrator();
    const id = await proposal(gone);
    await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
    expect(refusalOf(await confirm(id))).toBe("proposer-gone");
    await scene.domain.db.execute(
      sql`update staff set disabled_at = null, roles = '{agent}' where id = ${gone}`,
    );
    expect(refusalOf(await confirm(id))).toBe("proposer-gone");
    expectOk(await refuse(id));
  });

  it("is stale once another one is in force, and must be proposed again", async () => {
    const [late, first] = [await proposal(), await proposal(one, { "odd-hour": 20 })];
    expectOk(await confirm(first));
    expect(refusalOf(await confirm(late))).toBe("stale");
    const values = await valuesWith({ "odd-hour": 30 });
    const old = { by: one, basedOn: 0, values, reason: "Encore." };
    expect(await proposeSettings(scene.domain, old)).toMatchObject({
      faults: [{ refusal: "stale" }],
    });
    expect((await readRiskSettings(scene.domain.db)).points["odd-hour"]).toBe(20);
  });

  it("expires by itself after the days that the page says", async () => {
    const id = await proposal();
    const wait = (days: number) =>
      scene.domain.db.execute(
        sql`update risk_proposals set proposed_at = now() - make_interval(days => ${days}::int)`,
      );
    await wait(7);
    expect(refusalOf(await confirm(id))).toBe("expired");
    await wait(6);
    expect(await withLimit("riskProposalDays", 5, async () => refusalOf(await confirm(id)))).toBe(
      "expired",
    );
    expectOk(await confirm(id));
  });

  it("needs a reason, and says every fault of a form at once", async () => {
    const values = await valuesWith({ "odd-hour": 500, "no-telephone": -1 });
    const asked = { by: one, basedOn: 0, values, reason: "  " };
    const proposed = await proposeSettings(scene.domain, asked);
    expect(proposed).toEqual({
      ok: false,
      faults: [
        { refusal: "points", field: "points-no-telephone" },
        { refusal: "points", field: "points-odd-hour" },
        { refusal: "reason-missing", field: "reason" },
      ],
    });
    expect(await countRows(scene, sql`risk_proposals`)).toBe(0);
  });

  it("that does not exist is not found", async () => {
    for (const id of ["", "x", "00000000-0000-4000-8000-000000000000"]) {
      expect(refusalOf(await confirm(id))).toBe("not-found");
    }
  });
});

describe("a proposal that is refused", () => {
  it("changes nothing; by its proposer it is withdrawn", async () => {
    const [id, own] = [await proposal(), await proposal()];
    expectOk(await refuse(id));
    expectOk(await refuse(own, one));
    const { proposals } = await listRiskProposals(scene.domain, one);
    expect(proposals.map(({ state }) => state)).toEqual(["withdrawn", "refused"]);
    expect(await version()).toBe(0);
  });
});

describe("at the same moment", () => {
  it("of many confirmations of one proposal, one wins", async () => {
    const id = await proposal();
    const people = await atOnce(4, () => administrator());
    const answers = await Promise.all(people.map((by) => confirm(id, by)));
    expect(tally(answers)).toEqual({ accepted: 1, decided: 3 });
    expect(await version()).toBe(1);
  });

  it("of confirmations of different proposals, one wins and the others are stale", async () => {
    const ids = await Promise.all(
      [10, 20, 30].map((points) => proposal(one, { "odd-hour": points })),
    );
    const answers = await Promise.all(ids.map((id) => confirm(id)));
    expect(tally(answers)).toEqual({ accepted: 1, stale: 2 });
    expect(await version()).toBe(1);
  });

  it("a confirmation and a withdrawal have one winner", async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await version();
      const id = await proposal(one, { "odd-hour": 10 + round });
      const [confirmed, withdrawn] = await Promise.all([confirm(id), refuse(id, one)]);
      expect(confirmed.ok).not.toBe(withdrawn.ok);
      expect(await version()).toBe(confirmed.ok ? before + 1 : before);
    }
  });

  it("a confirmation and the disabling of who confirms leave nothing between", async () => {
    for (let round = 0; round < 5; round += 1) {
      const by = await administrator();
      const before = await version();
      const id = await proposal(one, { "odd-hour": 60 + round });
      const [confirmed] = await Promise.all([
        confirm(id, by),
        scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${by}`),
      ]);
      expect(["accepted", "not-permitted"]).toContain(refusalOf(confirmed));
      expect(await version()).toBe(confirmed.ok ? before + 1 : before);
    }
  });
});

describe("the database refuses", () => {
  it("a proposal that its proposer confirmed, and a version out of turn", async () => {
    const id = await proposal();
    const set = (columns: Partial<typeof riskProposals.$inferInsert>) =>
      scene.domain.db.update(riskProposals).set(columns).where(eq(riskProposals.id, id));
    const decided = { decidedAt: new Date(), outcome: "confirmed" } as const;
    await expect(set({ ...decided, decidedBy: one, version: 1 })).rejects.toThrow();
    await expect(set({ ...decided, decidedBy: other, version: 2 })).rejects.toThrow();
    await expect(set({ ...decided, decidedBy: other })).rejects.toThrow();
  });

  it("another content of a proposal, and its removal", async () => {
    const id = await proposal();
    const { db } = scene.domain;
    await expect(
      db.execute(sql`update risk_proposals set values = '{}' where id = ${id}`),
    ).rejects.toThrow();
    await expect(
      db.execute(sql`update risk_proposals set proposed_by = ${other} where id = ${id}`),
    ).rejects.toThrow();
    await expect(db.execute(sql`delete from risk_proposals where id = ${id}`)).rejects.toThrow();
    expectOk(await confirm(id));
    await expect(
      db.execute(sql`update risk_proposals set version = null, outcome = null,
        decided_by = null, decided_at = null where id = ${id}`),
    ).rejects.toThrow();
  });
});

describe("what follows a change", () => {
  it("is in the audit with the values, and every administrator gets a mail", async () => {
    const id = await proposal();
    expectOk(await confirm(id));
    const events = await scene.domain.db.execute<{
      action: string;
      actor: string;
      details: unknown;
    }>(
      sql`select action, actor, details from audit_events
        where chain = 'system' and details ->> 'proposal' = ${id} order by seq`,
    );
    const change = { field: "points-odd-hour", from: 5, to: 50 };
    expect(events).toMatchObject([
      {
        action: "risk-settings.proposed",
        actor: `staff:${one}`,
        details: { basedOn: 0, changes: [change], reason: "Trop de nuits." },
      },
      {
        action: "risk-settings.confirmed",
        actor: `staff:${other}`,
        details: { version: 1, proposedBy: one, changes: [change] },
      },
    ]);
    for (const alarm of ["risk-proposed", "risk-changed"]) {
      const mails = sql`messages where template = 'staff-alarm' and details ->> 'alarm' = ${alarm}`;
      expect(await countRows(scene, mails)).toBeGreaterThan(1);
    }
  });

  it("reaches open requests and the next decision, whose audit names the version", async () => {
    const { id } = await carryTo(scene, "individual.change", "submitted", {
      hasNumber: true,
      losesOld: true,
    });
    expect((await requestOf(scene, id)).riskBand).toBe("low");
    expectOk(await confirm(await proposal(one, { "current-number-lost": 45 })));
    expect((await requestOf(scene, id)).riskAssessedAt).toBeNull();
    expectOk(await approve(scene, id));
    expect((await requestOf(scene, id)).status).toBe("submitted");
    await assessPending(scene.domain);
    expect((await requestOf(scene, id)).riskBand).toBe("raised");
    const [event] = await scene.domain.db.execute<{ settings: number }>(
      sql`select (details -> 'risk' ->> 'settings')::int as settings from audit_events
        where request_id = ${id} and action = 'approval-given'`,
    );
    expect(event?.settings).toBe(1);
  });

  it("is listed with what a viewer can do, the newest first and no more than the limit", async () => {
    await proposal(one, { "odd-hour": 10 });
    await proposal(other, { "odd-hour": 20 });
    const { proposals } = await listRiskProposals(scene.domain, one);
    expect(proposals.map(({ isOwn, obstacle }) => [isOwn, obstacle])).toEqual([
      [false, null],
      [true, "own"],
    ]);
    const few = () => listRiskProposals(scene.domain, one);
    expect((await withLimit("riskProposalsShown", 1, few)).proposals).toHaveLength(1);
  });
});
