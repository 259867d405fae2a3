import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { findDecision } from "#app/domain/journey/customer-pdfs.server.ts";
import { findStaffMessage } from "#app/domain/journey/staff-message.server.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import {
  applyNow,
  approve,
  carryTo,
  concludeNow,
  endDelay,
  endUndoTime,
  reject,
  sayNotMe,
  seenBy,
  sendBack,
  undo,
} from "#tests/support/scenario/cases.ts";
import { listQueueOf } from "#tests/support/scenario/queue.ts";
import {
  accountOf,
  countRows,
  expectOk,
  openScene,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { applyRequest } from "./apply-request.server.ts";
import { concludeDecision } from "./conclude-decision.server.ts";
import { loadCase } from "./load-case.server.ts";
import { undoDecision } from "./undo-decision.server.ts";

let scene: Scene;
let immediate: Scene;
beforeAll(async () => {
  scene = await openScene({ undoMinutes: 10 });
  const rules = { ...scene.domain.rules, undoMinutes: 0 };
  immediate = { ...scene, domain: { ...scene.domain, rules } };
});
afterAll(() => scene.close());

const decisions = { approve, reject, changes: (at: Scene, id: RequestId) => sendBack(at, id) };
const kinds = ["approve", "reject", "changes"] as const;
const ends = { approve: "applied", reject: "rejected", changes: "returned" } as const;

/** Everything by which a decision could leave the house. */
async function outside(id: RequestId) {
  const { accountId } = await requestOf(scene, id);
  const counts = await Promise.all(
    [
      sql`messages`,
      sql`links`,
      sql`invitations`,
      sql`webhook_deliveries`,
      sql`graphile_worker.jobs
        where task_identifier not in ('conclude-decision', 'assess-request')`,
    ].map((from) => countRows(scene, from)),
  );
  return { counts, account: await findAccount(scene.domain.db, accountId) };
}

async function caseOf(id: RequestId, viewer = scene.reviewer) {
  const { reference } = await requestOf(scene, id);
  return (await loadCase(scene.domain, reference, viewer)) ?? expect.fail("the request is gone");
}

const events = (id: RequestId, action: string) =>
  countRows(scene, sql`audit_events where request_id = ${id} and action = ${action}`);

async function voidedBecause(id: RequestId) {
  expectOk(await concludeNow(scene, id));
  const [event] = await scene.domain.db.execute<{ because: string }>(
    sql`select details->>'because' as because from audit_events
      where request_id = ${id} and action = 'decision-voided'`,
  );
  return event?.because;
}

describe("before the time to undo is over", () => {
  it.each(kinds)("nothing leaves and the customer sees no decision (%s)", async (kind) => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    const before = await outside(id);
    const { version } = await requestOf(scene, id);
    expectOk(await decisions[kind](scene, id));
    const pending = await requestOf(scene, id);
    expect(pending).toMatchObject({
      status: "submitted",
      version: version + 1,
      decidedAt: null,
      takesEffectAt: null,
      stepsAsked: null,
    });
    expect(await outside(id)).toEqual(before);
    expect(refusalOf(await concludeDecision(scene.domain, id))).toBe("too-early");
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("wrong-status");
    expect(await outside(id)).toEqual(before);
    expect(
      await findDecision(scene.domain, { request: pending, account, manager: null }),
    ).toBeNull();
    expect(await findStaffMessage(scene.domain, pending)).toEqual({
      message: null,
      wasApproved: false,
    });
  });

  it.each(kinds)("the decision is concluded by a job, once, and then leaves (%s)", async (kind) => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const before = await outside(id);
    expectOk(await decisions[kind](scene, id));
    const { pendingUntil } = await requestOf(scene, id);
    const job = sql`graphile_worker.jobs where key = ${`conclude:${id}`}
      and run_at = ${pendingUntil?.toISOString()}`;
    expect(await countRows(scene, job)).toBe(1);
    expectOk(await concludeNow(scene, id));
    expect(await requestOf(scene, id)).toMatchObject({
      status: ends[kind],
      pendingDecision: null,
      pendingUntil: null,
    });
    expect((await outside(id)).counts).not.toEqual(before.counts);
    expect(refusalOf(await concludeDecision(scene.domain, id))).toBe("nothing-pending");
    expect(await events(id, "decision-concluded")).toBe(1);
  });

  it("colleagues are told that a decision was made, and cannot make another", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const colleague = await scene.addStaff();
    expectOk(await reject(scene, id));
    expect(refusalOf(await approve(scene, id, colleague))).toBe("decision-pending");
    expect(refusalOf(await reject(scene, id, colleague))).toBe("decision-pending");
    expect(refusalOf(await sendBack(scene, id, ["mobile"], colleague))).toBe("decision-pending");
    expect((await caseOf(id, colleague)).pending).toMatchObject({
      decision: "rejected",
      byViewer: false,
      by: "Dominique",
    });
  });

  it("the request leaves the queue “to review”, and the new number’s last digits stay hidden", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const { reference } = await requestOf(scene, id);
    expect(await listQueueOf(scene, "submitted")).toContain(reference);
    expectOk(await approve(scene, id));
    expect(await listQueueOf(scene, "submitted")).not.toContain(reference);
    expect(await listQueueOf(scene, "undoable")).toContain(reference);
    expect((await caseOf(id)).numbers.asked).toContain("•");
  });

  it("a colleague may still reject what was approved: the approval is void", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    const colleague = await scene.addStaff();
    expectOk(await approve(scene, id));
    expectOk(await reject(scene, id, colleague));
    expect(await events(id, "decision-voided")).toBe(1);
    expect((await requestOf(scene, id)).pendingDecision).toBe("rejected");
    expectOk(await concludeNow(scene, id));
    expect((await requestOf(scene, id)).status).toBe("rejected");
    expect((await accountOf(scene, account)).mobile).toBeNull();
    const told = sql`messages where request_id = ${id} and template = 'approved'`;
    expect(await countRows(scene, told)).toBe(0);
  });
});

describe("an undone decision", () => {
  it.each(kinds)("leaves the request as it was, in a new version (%s)", async (kind) => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const before = await requestOf(scene, id);
    const left = await outside(id);
    expectOk(await decisions[kind](scene, id));
    expectOk(await undo(scene, id));
    const { version, updatedAt, ...after } = await requestOf(scene, id);
    const { version: first, updatedAt: earlier, ...same } = before;
    expect(after).toEqual(same);
    expect(version).toBe(first + 2);
    expect(updatedAt >= earlier).toBe(true);
    expect(await outside(id)).toEqual(left);
    expect(refusalOf(await concludeNow(scene, id))).toBe("nothing-pending");
    expect(await events(id, "decision-undone")).toBe(1);
    expectOk(await approve(scene, id));
    expectOk(await concludeNow(scene, id));
    expect((await requestOf(scene, id)).status).toBe("applied");
  });

  it("cannot be undone twice, nor from an old page, nor once it was concluded", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expectOk(await reject(scene, id));
    const seen = await seenBy(scene, id);
    const old = { ...seen, version: seen.version - 1 };
    expect(refusalOf(await undoDecision(scene.domain, old))).toBe("stale");
    expectOk(await undoDecision(scene.domain, seen));
    expect(refusalOf(await undoDecision(scene.domain, seen))).toBe("nothing-to-undo");
    expectOk(await reject(scene, id));
    expectOk(await concludeNow(scene, id));
    expect(refusalOf(await undo(scene, id))).toBe("nothing-to-undo");
  });

  it("voids the approvals that colleagues gave before", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    const colleague = await scene.addStaff();
    expectOk(await approve(scene, id, colleague));
    expectOk(await approve(scene, id));
    expect((await requestOf(scene, id)).pendingDecision).toBe("approved");
    expectOk(await undo(scene, id));
    expect((await caseOf(id)).approvals).toEqual({ given: 0, needed: 2 });
    expectOk(await approve(scene, id));
    expect((await requestOf(scene, id)).pendingDecision).toBeNull();
  });

  it("does not count against who asked for changes by mistake", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    expectOk(await sendBack(scene, id));
    expectOk(await undo(scene, id));
    expect(refusalOf(await approve(scene, id))).toBe("accepted");
  });

  it("of an approval in its delay goes back to the delay, and the effect still comes", async () => {
    const held = { hasNumber: true, losesOld: true };
    const { account, id } = await carryTo(immediate, "individual.change", "approved", held);
    const { takesEffectAt } = await requestOf(scene, id);
    expectOk(await reject(scene, id));
    await endDelay(scene, id);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("decision-pending");
    expect((await accountOf(scene, account)).mobile).toBe(account.mobile);
    await scene.domain.db.execute(
      sql`update requests set takes_effect_at = ${takesEffectAt?.toISOString()} where id = ${id}`,
    );
    await scene.domain.db.execute(
      sql`select graphile_worker.complete_jobs(array(
        select id from graphile_worker.jobs where key = ${`apply:${id}`}))`,
    );
    expectOk(await undo(scene, id));
    expect(await requestOf(scene, id)).toMatchObject({ status: "approved", takesEffectAt });
    const job = sql`graphile_worker.jobs where key = ${`apply:${id}`}`;
    expect(await countRows(scene, job)).toBe(1);
    await applyNow(scene, id);
    expect((await requestOf(scene, id)).status).toBe("applied");
  });
});

describe("who may undo", () => {
  it("a rejection or a return: its maker alone, not even an administrator", async () => {
    for (const decide of [reject, decisions.changes]) {
      const { id } = await carryTo(scene, "individual.add", "submitted");
      expectOk(await decide(scene, id));
      for (const other of [await scene.addStaff(), scene.administrator]) {
        expect(refusalOf(await undo(scene, id, other))).toBe("not-own-decision");
        expect((await caseOf(id, other)).undo).toBe("not-own-decision");
      }
      expect((await caseOf(id)).undo).toBeNull();
      expectOk(await undo(scene, id));
    }
  });

  it("an approval: also whose yes is part of it, and an administrator", async () => {
    const colleague = await scene.addStaff();
    for (const by of [colleague, scene.administrator, scene.reviewer]) {
      const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
      expectOk(await approve(scene, id, colleague));
      expectOk(await approve(scene, id));
      const stranger = await scene.addStaff();
      expect(refusalOf(await undo(scene, id, stranger))).toBe("not-own-decision");
      expectOk(await undo(scene, id, by));
    }
  });

  it("an approval that waits for another one: its giver, at any time", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    expectOk(await approve(scene, id));
    expect((await caseOf(id)).undo).toBeNull();
    const stranger = await scene.addStaff();
    expect(refusalOf(await undo(scene, id, stranger))).toBe("nothing-to-undo");
    expectOk(await undo(scene, id));
    expect(await events(id, "approval-undone")).toBe(1);
    expect((await caseOf(id)).approvals.given).toBe(0);
  });

  it("not an auditor, and not who was disabled meanwhile", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const auditor = await scene.addStaff(["auditor"]);
    expectOk(await approve(scene, id));
    expect(refusalOf(await undo(scene, id, auditor))).toBe("not-permitted");
  });

  it("nobody, once everything is told at once", async () => {
    const { id } = await carryTo(immediate, "individual.add", "submitted");
    expectOk(await approve(immediate, id));
    expect((await requestOf(scene, id)).status).toBe("applied");
    expect(refusalOf(await undo(immediate, id))).toBe("nothing-to-undo");
  });
});

describe("a pending approval", () => {
  it("is void when the customer says “this was not me”, and after the freeze it is decided again", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    expectOk(await approve(scene, id));
    expect(await sayNotMe(scene, id)).toBe("frozen");
    expect(await requestOf(scene, id)).toMatchObject({
      status: "submitted",
      pendingDecision: null,
    });
    expect(refusalOf(await concludeNow(scene, id))).toBe("nothing-pending");
    expect((await accountOf(scene, account)).mobile).toBeNull();
    expect(await events(id, "decision-voided")).toBe(1);
  });

  it("is void when the customer withdraws", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expectOk(await approve(scene, id));
    expectOk(await withdrawRequest(scene.domain, id));
    expect(await requestOf(scene, id)).toMatchObject({
      status: "withdrawn",
      pendingDecision: null,
    });
  });

  it("is void when its maker was disabled meanwhile: the access may be stolen", async () => {
    for (const decide of [approve, reject]) {
      const { account, id } = await carryTo(scene, "individual.add", "submitted");
      const thief = await scene.addStaff();
      expectOk(await decide(scene, id, thief));
      await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${thief}`);
      expect(await voidedBecause(id)).toBe("not-permitted");
      expect(await requestOf(scene, id)).toMatchObject({
        status: "submitted",
        pendingDecision: null,
      });
      expect((await accountOf(scene, account)).mobile).toBeNull();
    }
  });

  it("is void when one of two approvers was disabled, or when more of them are needed now", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    const colleague = await scene.addStaff();
    expectOk(await approve(scene, id, colleague));
    expectOk(await approve(scene, id));
    await scene.domain.db.execute(
      sql`update staff set disabled_at = now() where id = ${colleague}`,
    );
    expect(await voidedBecause(id)).toBe("approvals-missing");
    const { account, id: other } = await carryTo(scene, "individual.add", "submitted");
    expectOk(await approve(scene, other));
    await scene.domain.db.execute(
      sql`update accounts set known_phone = null where id = ${account.id}`,
    );
    expect(await voidedBecause(other)).toBe("approvals-missing");
    expect((await requestOf(scene, other)).status).toBe("submitted");
  });

  it("counts its delay from the decision, not from the end of the time to undo", async () => {
    const course = { hasNumber: true, losesOld: true };
    const { id } = await carryTo(scene, "individual.change", "submitted", course);
    expectOk(await approve(scene, id));
    const announced = (await caseOf(id)).pending?.takesEffectAt;
    await endUndoTime(scene, id);
    expectOk(await concludeDecision(scene.domain, id));
    const { status, decidedAt, takesEffectAt } = await requestOf(scene, id);
    expect(status).toBe("approved");
    expect(takesEffectAt).toEqual(announced);
    expect(Number(takesEffectAt) - Number(decidedAt)).toBe(48 * 3_600_000);
  });
});

describe("a pending rejection", () => {
  it("stands when the new contact proves the address meanwhile, or the customer says “this was not me”", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    expectOk(await reject(scene, id));
    await proveContactOf(scene, id);
    expect(await sayNotMe(scene, id)).toBe("frozen");
    expect((await requestOf(scene, id)).pendingDecision).toBe("rejected");
    expectOk(await concludeNow(scene, id));
    expect((await requestOf(scene, id)).status).toBe("rejected");
  });

  it("that an approval in its delay is not concluded for leaves the effect in place", async () => {
    const held = { hasNumber: true, losesOld: true };
    const { id } = await carryTo(immediate, "individual.change", "approved", held);
    const thief = await scene.addStaff();
    expectOk(await reject(scene, id, thief));
    await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${thief}`);
    expect(await voidedBecause(id)).toBe("not-permitted");
    await applyNow(scene, id);
    expect((await requestOf(scene, id)).status).toBe("applied");
  });
});

describe("who approves second", () => {
  it("does not see why a colleague approved whose decision was undone", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    const [first, second] = [await scene.addStaff(), await scene.addStaff()];
    expectOk(await approve(scene, id, first));
    expectOk(await approve(scene, id, second));
    expectOk(await undo(scene, id, second));
    const words = (viewer = scene.reviewer) =>
      caseOf(id, viewer).then(({ history }) =>
        history.flatMap((entry) => (entry.type === "event" && entry.words ? [entry.words] : [])),
      );
    expect(await words()).toEqual([]);
    expect(await words(second)).toEqual(["Vérifié au téléphone."]);
  });
});
