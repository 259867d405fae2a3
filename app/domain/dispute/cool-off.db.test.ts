import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { concludeDecision } from "#app/domain/review/conclude-decision.server.ts";
import {
  approve,
  carryTo,
  confirm,
  reject,
  sayNotMe,
  seenBy,
  undo,
} from "#tests/support/scenario/cases.ts";
import { patience, scaled } from "#tests/support/scenario/scale.ts";
import { accountOf, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { liftFreeze } from "./lift-freeze.server.ts";

const coolOff = 48;

let scene: Scene;
let approvers: readonly StaffId[];
let administrators: readonly StaffId[];
beforeAll(async () => {
  scene = await openScene({ undoMinutes: 10, coolOffHours: coolOff, holdHours: 24 });
  approvers = [await scene.addStaff(), await scene.addStaff(), await scene.addStaff()];
  administrators = [
    await scene.addStaff(["administrator"]),
    await scene.addStaff(["administrator"]),
  ];
});
afterAll(() => scene.close());

const who = fc.nat(2);
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant("approve" as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("reject" as const), who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("undo" as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("freeze" as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("lift" as const), who: fc.nat(1) }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant("confirm" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("stop" as const) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("jobs" as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant("pass" as const),
      hours: fc.constantFrom(0.1, 0.2, 1, 23, 25, 47, 49, 71, 73),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Everything that was dated moves into the past, as if the clock went on. */
async function pass(id: RequestId, hours: number) {
  const back = sql`make_interval(secs => ${Math.round(hours * 3600)}::int)`;
  await scene.domain.db.execute(sql`update requests set pending_until = pending_until - ${back},
    takes_effect_at = takes_effect_at - ${back}, confirm_before = confirm_before - ${back},
    decided_at = decided_at - ${back} where id = ${id}`);
  await scene.domain.db.execute(sql`update reviews set created_at = created_at - ${back},
    takes_effect_at = takes_effect_at - ${back} where request_id = ${id}`);
  await scene.domain.db.execute(sql`update links set expires_at = expires_at - ${back}
    where request_id = ${id} and purpose::text = 'confirmation'`);
}

async function runJobs(id: RequestId) {
  await concludeDecision(scene.domain, id);
  await applyRequest(scene.domain, id);
}

async function take(id: RequestId, one: Act) {
  switch (one.act) {
    case "approve":
      return approve(scene, id, approvers[one.who]);
    case "reject":
      return reject(scene, id, approvers[one.who]);
    case "undo":
      return undo(scene, id, approvers[one.who]);
    case "freeze":
      return sayNotMe(scene, id);
    case "lift": {
      const seen = await seenBy(scene, id, administrators[one.who]);
      return liftFreeze(scene.domain, { ...seen, reason: "Vérifié.", telephone: null });
    }
    case "confirm":
      return confirm(scene, id);
    case "stop":
      return confirm(scene, id, "stop");
    case "jobs":
      return runJobs(id);
    case "pass":
      return pass(id, one.hours);
  }
}

/** What an observer with a watch notes, without a look at the program's own times. */
interface Watch {
  hours: number;
  /** Of the last approval that was decided, and of the last lifted freeze. */
  coolOffBegan: number | null;
  confirmed: boolean;
}

async function step(id: RequestId, one: Act, watch: Watch) {
  const before = await requestOf(scene, id);
  const answer = await take(id, one);
  if (one.act === "pass") watch.hours += one.hours;
  const after = await requestOf(scene, id);
  if (before.pendingDecision !== "approved" && after.pendingDecision === "approved") {
    watch.coolOffBegan = watch.hours;
    watch.confirmed = false;
  }
  if (before.frozenAt && !after.frozenAt) {
    watch.coolOffBegan = watch.hours;
    watch.confirmed = false;
  }
  const isOk = typeof answer === "object" && answer.ok;
  if (one.act === "confirm" && isOk && !before.frozenAt) watch.confirmed = true;
  if (before.status !== "applied" && after.status === "applied") {
    expect(before.frozenAt).toBeNull();
    expect(watch.confirmed).toBe(true);
    // A day's rounding of database and watch is below a second.
    expect(watch.hours - (watch.coolOffBegan ?? Infinity)).toBeGreaterThanOrEqual(coolOff - 0.01);
    const people = await scene.domain.db.execute(
      sql`select distinct staff_id from approvals a where request_id = ${id}
        and version = (select version from reviews where request_id = ${id}
          and decision = 'approved' and state = 'concluded')`,
    );
    expect(people.length).toBeGreaterThanOrEqual(2);
  }
  return after.status;
}

it(
  "A request in the highest band is never in force with one person, before its cool-off ends, nor unconfirmed, in any order of acts",
  async () => {
    const ends: Record<string, number> = {};
    const course = fc.tuple(
      fc.boolean(),
      fc.array(act, { minLength: 12, maxLength: 30, size: "max" }),
    );
    const run = async ([goesWell, acts]: [boolean, Act[]]) => {
      const { account, id } = await carryTo(scene, "organisation.acquired", "submitted", {
        knownPhone: null,
      });
      const watch: Watch = { hours: 0, coolOffBegan: null, confirmed: false };
      const head: Act[] = goesWell
        ? [
            { act: "approve", who: 0 },
            { act: "approve", who: 1 },
            { act: "pass", hours: 0.2 },
            { act: "jobs" },
          ]
        : [];
      let status = "submitted";
      for (const one of [...head, ...acts]) status = await step(id, one, watch);
      const { mobile } = await accountOf(scene, account);
      expect(mobile !== null).toBe(status === "applied");
      ends[status] = (ends[status] ?? 0) + 1;
    };
    const numRuns = scaled(1000, 20);
    await fc.assert(fc.asyncProperty(course, run), { seed: 20261129, numRuns });
    expect(Object.keys(ends)).toEqual(expect.arrayContaining(["applied", "rejected", "approved"]));
  },
  patience(3600, 300),
);
