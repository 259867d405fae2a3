import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { approvalsOf, type RiskBand } from "#app/domain/request/risk-band.ts";
import type { Result } from "#app/domain/result.ts";
import { assessAgain } from "#app/domain/risk/assess-request.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { staff } from "#db/schema/staff.ts";
import {
  type Act,
  begin,
  type Desk,
  perform,
  personAt,
  type Story,
  story,
  team,
} from "#tests/support/scenario/four-eyes.ts";
import { isFull, patience, scaled } from "#tests/support/scenario/scale.ts";
import { accountOf, openScene, requestOf } from "#tests/support/scenario/scenario.ts";

const coolOff = 48;

let desk: Desk;
beforeAll(async () => {
  const scene = await openScene({ undoMinutes: 10, coolOffHours: coolOff, holdHours: 24 });
  const people = await Promise.all(Array.from({ length: team }, () => scene.addStaff()));
  const administrators = [
    await scene.addStaff(["administrator"]),
    await scene.addStaff(["administrator"]),
  ];
  desk = { scene, people, administrators };
});
afterAll(() => desk.scene.close());

/** What an observer with a watch notes; the program's own times and counts are not looked at. */
interface Watch {
  hours: number;
  /** Of the last approval that was decided, and of the last lifted freeze. */
  coolOffBegan: number;
  confirmed: boolean;
  /** When it was approved. */
  band: RiskBand | null;
  /** Who invited, asked for changes or lifted a freeze. */
  readonly involved: Set<StaffId>;
}

interface Step {
  readonly id: RequestId;
  readonly one: Act;
  readonly watch: Watch;
  readonly before: Request;
  readonly after: Request;
}

async function step(id: RequestId, one: Act, watch: Watch) {
  const before = await requestOf(desk.scene, id);
  // Decisions are concluded by jobs alone.
  const band = one.act === "jobs" ? await bandOf(id) : null;
  const answer = await perform(desk, id, one);
  const after = await requestOf(desk.scene, id);
  note({ id, one, watch, before, after }, isAccepted(answer));
  // A late job concludes and applies at once.
  if (!isApproved(before) && isApproved(after)) {
    watch.band = band ?? expect.fail(`approved by ${one.act}`);
    await expectApprovedByEnough({ id, one, watch, before, after }, watch.band);
  }
  if (after.status === "applied" && before.status !== "applied") {
    await expectInForceRightly({ id, one, watch, before, after });
  }
  return after.status;
}

async function bandOf(id: RequestId) {
  return (await assessAgain(desk.scene.domain, id))?.band ?? "low";
}

const isApproved = ({ status }: Request) => status === "approved" || status === "applied";

function isAccepted(answer: unknown) {
  const isResult = typeof answer === "object" && answer !== null && "ok" in answer;
  return isResult && (answer as Result<unknown, string>).ok;
}

function note({ one, watch, before, after }: Step, isDone: boolean) {
  if (one.act === "pass") watch.hours += one.hours;
  const isDecided = before.pendingDecision !== "approved" && after.pendingDecision === "approved";
  if (isDecided || (before.frozenAt && !after.frozenAt)) {
    watch.coolOffBegan = watch.hours;
    watch.confirmed = false;
  }
  if (!isDone) return;
  if (one.act === "ask" || one.act === "lift") watch.involved.add(personAt(desk, one.who));
  if (one.act === "confirm" && !before.frozenAt) watch.confirmed = true;
}

/** Those whose word counted when it was approved. */
async function approversOf(id: RequestId) {
  const rows = await desk.scene.domain.db.execute<{ id: StaffId }>(
    sql`select distinct a.staff_id as id from approvals a join staff s on s.id = a.staff_id
      where a.request_id = ${id} and s.disabled_at is null and a.version = (select version
        from reviews where request_id = ${id} and decision = 'approved' and state = 'concluded')`,
  );
  return rows.map((row) => row.id);
}

async function expectApprovedByEnough({ id, watch, after }: Step, band: RiskBand) {
  const given = await approversOf(id);
  expect(given.length).toBeGreaterThanOrEqual(approvalsOf(band));
  expect(after.confirmationDue).toBe(band === "high");
  if (approvalsOf(band) > 1) await expectStrangers(given, watch, after);
}

/** Nobody who had a part in the request, and nobody with the access of another one. */
async function expectStrangers(given: readonly StaffId[], { involved }: Watch, request: Request) {
  for (const one of given) expect([...involved]).not.toContain(one);
  const others = request.recipientKind === "other" ? [...given, ...involved] : given;
  for (const one of given) {
    const [member] = await desk.scene.domain.db.select().from(staff).where(eq(staff.id, one));
    expect(others).not.toContain(member?.accessFrom);
  }
}

async function expectInForceRightly({ watch, before }: Step) {
  expect(before.frozenAt).toBeNull();
  if (watch.band !== "high") return;
  expect(watch.confirmed).toBe(true);
  // The database rounds to a second.
  expect(watch.hours - watch.coolOffBegan).toBeGreaterThanOrEqual(coolOff - 0.01);
}

const ends = { approved: { low: 0, raised: 0, high: 0 }, applied: { low: 0, raised: 0, high: 0 } };
const others: Record<string, number> = {};

async function tell(told: Story) {
  const { id, account } = await begin(desk, told);
  const involved = new Set([personAt(desk, told.inviter)]);
  const watch: Watch = {
    ...{ hours: 0, coolOffBegan: Infinity, confirmed: false, band: null },
    involved,
  };
  let status = "submitted";
  for (const one of [...told.head, ...told.acts]) status = await step(id, one, watch);
  const { mobile } = await requestOf(desk.scene, id);
  expect((await accountOf(desk.scene, account)).mobile === mobile).toBe(status === "applied");
  if (watch.band) ends.approved[watch.band] += 1;
  if (watch.band && status === "applied") ends.applied[watch.band] += 1;
  others[status] = (others[status] ?? 0) + 1;
}

it(
  "No request is approved by fewer people than its risk asks for, by one who had a part in it, nor is one of the highest band in force before its cool-off ends or unconfirmed, in any order of acts",
  async () => {
    const numRuns = scaled(1000, 24);
    await fc.assert(fc.asyncProperty(story, tell), { seed: 20261129, numRuns, endOnFailure: true });
    const counts = [...Object.values(ends.approved), ...Object.values(ends.applied)];
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(scaled(10, 1));
    const seen = ["applied", "approved", "rejected", "submitted", ...(isFull ? ["expired"] : [])];
    expect(Object.keys(others)).toEqual(expect.arrayContaining(seen));
  },
  patience(3600, 300),
);
