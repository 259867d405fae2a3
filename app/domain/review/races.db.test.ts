import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { purgeDocuments } from "#app/domain/document/purge-documents.server.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { expireAbandoned } from "#app/domain/request/expire-abandoned.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import {
  approvalOf,
  carryTo,
  endUndoTime,
  freezeTokens,
  quickSubmission,
  sayNotMeBy,
  seenBy,
} from "#tests/support/scenario/cases.ts";
import { isFull, patience, scaled, seeded } from "#tests/support/scenario/scale.ts";
import {
  accountOf,
  type addAccount,
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { approveRequest } from "./approve-request.server.ts";
import { concludeDecision } from "./conclude-decision.server.ts";
import { rejectRequest } from "./reject-request.server.ts";
import { undoDecision } from "./undo-decision.server.ts";

const rounds = scaled(300, 20);
const time = patience(900, 90);

let scene: Scene;
/** On the same database: decisions can be undone. */
let undoable: Scene;
let colleague: StaffId;
beforeAll(async () => {
  scene = await openScene();
  const rules = { ...scene.domain.rules, undoMinutes: 10 };
  undoable = { ...scene, domain: { ...scene.domain, rules } };
  colleague = await scene.addStaff();
});
afterAll(() => scene.close());

type Act = () => Promise<Result<unknown, string>>;
interface Round {
  readonly id: RequestId;
  readonly account: Awaited<ReturnType<typeof addAccount>>;
}

/**
 * Both start within a few milliseconds of each other. At the ends of the range one begins when the
 * other has ended, so that both orders are seen on any machine.
 */
async function race(one: Act, other: Act, head: number) {
  if (head === farthest) {
    const second = await other();
    return [await one(), second];
  }
  if (head === -farthest) return [await one(), await other()];
  const late = async (act: Act, milliseconds: number) => {
    if (milliseconds > 0) await sleep(milliseconds);
    return act();
  };
  return Promise.all([late(one, Math.max(0, head)), late(other, Math.max(0, -head))]);
}

const farthest = 5;

/** Runs all rounds, and counts each pair of answers. */
async function races(
  seed: number,
  round: (head: number) => Promise<readonly Result<unknown, string>[]>,
) {
  const outcomes: Record<string, number> = {};
  const heads = seeded(seed)(fc.integer({ min: 1 - farthest, max: farthest - 1 }), rounds - 2);
  for (const head of [-farthest, farthest, ...heads]) {
    const outcome = (await round(head)).map(refusalOf).join(" + ");
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  if (isFull) console.log(expect.getState().currentTestName, outcomes);
  return outcomes;
}

async function approval(at: Scene, id: RequestId, staffId?: StaffId): Promise<Act> {
  const order = await approvalOf(at, id, staffId);
  return () => approveRequest(at.domain, order);
}

async function rejection(at: Scene, id: RequestId, staffId: StaffId): Promise<Act> {
  const seen = await seenBy(at, id, staffId);
  return () => rejectRequest(at.domain, { ...seen, reason: "Non." });
}

async function freezing(id: RequestId): Promise<Act> {
  const [token = ""] = await freezeTokens(scene, id);
  return () => sayNotMeBy(scene, token);
}

/** One decision, one effect and one announcement, or none of them. */
async function expectOne({ id, account }: Round, isApplied: boolean) {
  const { mobile } = await accountOf(scene, account);
  expect(mobile).toBe(isApplied ? "+33639980001" : null);
  const applied = sql`audit_events where request_id = ${id} and action = 'applied'`;
  expect(await countRows(scene, applied)).toBe(isApplied ? 1 : 0);
  const announced = sql`webhook_deliveries where request_id = ${id}`;
  expect(await countRows(scene, announced)).toBe(isApplied ? 1 : 0);
}

describe("two acts at the same moment have one winner, and the other is told", () => {
  it(
    "approval and approval",
    async () => {
      const outcomes = await races(1, async (head) => {
        const round = await quickSubmission(scene);
        const one = await approval(scene, round.id);
        const answers = await race(one, await approval(scene, round.id, colleague), head);
        await expectOne(round, true);
        expect(await countRows(scene, sql`reviews where request_id = ${round.id}`)).toBe(1);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual(["accepted + stale", "stale + accepted"]);
    },
    time,
  );

  it(
    "approval and rejection",
    async () => {
      const outcomes = await races(2, async (head) => {
        const round = await quickSubmission(scene);
        const one = await approval(scene, round.id);
        const answers = await race(one, await rejection(scene, round.id, colleague), head);
        const { status } = await requestOf(scene, round.id);
        expect(status).toBe(answers[0]?.ok ? "applied" : "rejected");
        await expectOne(round, answers[0]?.ok === true);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual(["accepted + stale", "stale + accepted"]);
    },
    time,
  );

  it(
    "approval and the customer’s withdrawal",
    async () => {
      const outcomes = await races(3, async (head) => {
        const round = await quickSubmission(scene);
        const one = await approval(scene, round.id);
        const answers = await race(one, () => withdrawRequest(scene.domain, round.id), head);
        const { status } = await requestOf(scene, round.id);
        expect(status).toBe(answers[0]?.ok ? "applied" : "withdrawn");
        await expectOne(round, answers[0]?.ok === true);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual(["accepted + wrong-status", "stale + accepted"]);
    },
    time,
  );

  it(
    "approval that can be undone and the customer’s withdrawal: the customer wins in any order",
    async () => {
      const outcomes = await races(4, async (head) => {
        const round = await quickSubmission(scene);
        const one = await approval(undoable, round.id);
        const answers = await race(one, () => withdrawRequest(scene.domain, round.id), head);
        await endUndoTime(scene, round.id);
        expect(refusalOf(await concludeDecision(undoable.domain, round.id))).toBe(
          "nothing-pending",
        );
        expect((await requestOf(scene, round.id)).status).toBe("withdrawn");
        await expectOne(round, false);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual(["accepted + accepted", "stale + accepted"]);
    },
    time,
  );

  it(
    "approval and the purge: the papers stay while they are needed",
    async () => {
      const { id } = await carryTo(scene, "organisation.acquired", "submitted");
      const papers = sql`documents where request_id = ${id} and purged_at is null`;
      const given = await countRows(scene, papers);
      expect(given).toBeGreaterThan(0);
      const store = { delete: () => Promise.resolve() };
      const purge: Act = async () => {
        await expireAbandoned(scene.domain);
        const { documents } = await purgeDocuments(scene.domain, store);
        return documents === 0 ? refuse("nothing-due") : accept(documents);
      };
      const outcomes = await races(5, async (head) => {
        const round = await quickSubmission(scene);
        await scene.domain.db.execute(
          sql`update requests set updated_at = now() - interval '90 days',
            submitted_at = now() - interval '90 days' where id = ${round.id}`,
        );
        await scene.domain.db.execute(
          sql`insert into documents (request_id, kind, label, size, sha256, verdict, pages, scan, reading)
            select ${round.id}, kind, label, size, sha256, verdict, pages, scan, reading
            from documents where request_id = ${id} limit 1`,
        );
        const answers = await race(await approval(scene, round.id), purge, head);
        const kept = sql`documents where request_id = ${round.id} and purged_at is null`;
        expect(await countRows(scene, kept)).toBe(1);
        await expectOne(round, true);
        return answers;
      });
      expect(outcomes).toEqual({ "accepted + nothing-due": rounds });
      expect(await countRows(scene, papers)).toBe(given);
    },
    time,
  );

  it(
    "approval and “this was not me”",
    async () => {
      const outcomes = await races(6, async (head) => {
        const round = await quickSubmission(scene);
        const one = await approval(scene, round.id);
        const answers = await race(one, await freezing(round.id), head);
        const { status, frozenAt, alarmedAt } = await requestOf(scene, round.id);
        const isApplied = answers[0]?.ok === true;
        expect(status).toBe(isApplied ? "applied" : "submitted");
        expect([frozenAt !== null, alarmedAt !== null]).toEqual([!isApplied, isApplied]);
        await expectOne(round, isApplied);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual(["accepted + accepted", "stale + accepted"]);
    },
    time,
  );

  it(
    "approval that can be undone and “this was not me”: the freeze wins in any order",
    async () => {
      const outcomes = await races(7, async (head) => {
        const round = await quickSubmission(scene);
        const one = await approval(undoable, round.id);
        const answers = await race(one, await freezing(round.id), head);
        await endUndoTime(scene, round.id);
        expect((await concludeDecision(undoable.domain, round.id)).ok).toBe(false);
        const { status, frozenAt } = await requestOf(scene, round.id);
        expect([status, frozenAt !== null]).toEqual(["submitted", true]);
        await expectOne(round, false);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual(["accepted + accepted", "stale + accepted"]);
    },
    time,
  );

  it(
    "undoing and the effect",
    async () => {
      const outcomes = await races(8, async (head) => {
        const round = await quickSubmission(scene);
        expectOk(await (await approval(undoable, round.id))());
        const seen = await seenBy(scene, round.id);
        await endUndoTime(scene, round.id);
        const answers = await race(
          () => undoDecision(undoable.domain, seen),
          () => concludeDecision(undoable.domain, round.id),
          head,
        );
        const isApplied = answers[1]?.ok === true;
        const { status, pendingDecision } = await requestOf(scene, round.id);
        expect([status, pendingDecision]).toEqual([isApplied ? "applied" : "submitted", null]);
        await expectOne(round, isApplied);
        return answers;
      });
      expect(Object.keys(outcomes).sort()).toEqual([
        "accepted + nothing-pending",
        "nothing-to-undo + accepted",
      ]);
    },
    time,
  );
});
