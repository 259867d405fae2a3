import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { officeOf, openingHours } from "#app/domain/working-time/office.ts";
import { addWorkingMinutes } from "#app/domain/working-time/working-time.ts";
import { holidaysAround } from "#app/jobs/holidays.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, sendBack } from "#tests/support/scenario/cases.ts";
import {
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { freezeByStaff } from "./freeze-by-staff.server.ts";
import { reckonDue } from "./reckon-due.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const office = officeOf("FR", new Set());
/** Open at all hours, so that seconds count. */
const always = { ...office, week: openingHours.map(() => [{ from: 0, to: 24 * 60 }]) };

async function dueOf(id: RequestId, place = office) {
  expectOk(await reckonDue(scene.domain, id, place));
  return requestOf(scene, id);
}

async function jobsOf(id: RequestId) {
  const rows = await scene.domain.db.execute<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker.jobs where key = ${`due:${id}`}`,
  );
  return rows[0]?.count;
}

it("A submission asks for its due date, which keeps the version", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  expect(await jobsOf(id)).toBe(1);
  const { version, submittedAt } = await requestOf(scene, id);
  const { dueAt, version: after } = await dueOf(id);
  if (!submittedAt || !dueAt) throw new Error("nothing was reckoned");
  const expected = addWorkingMinutes(submittedAt, 8 * 60, office).getTime();
  expect(Math.abs(dueAt.getTime() - expected)).toBeLessThan(1000);
  expect(after).toBe(version);
});

it("Each situation has its hours", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const hours = { "individual.add": 2 };
  const long = (await dueOf(id, always)).dueAt?.getTime() ?? 0;
  await withLimit("hoursToDecide", { ...limits.hoursToDecide, ...hours }, async () => {
    const short = (await dueOf(id, always)).dueAt?.getTime() ?? 0;
    expect(long - short).toBe(6 * 3_600_000);
  });
});

it("The clock stands still while the customer acts and while the request is frozen", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  expect((await dueOf(id, always)).dueAt).not.toBeNull();
  const act = { requestId: id, staffId: scene.reviewer, reason: "Un doute." };
  expectOk(await freezeByStaff(scene.domain, act));
  expect(await dueOf(id, always)).toMatchObject({ dueAt: null, workingMinutesLeft: 480 });
  const other = await carryTo(scene, "individual.add", "submitted");
  expectOk(await sendBack(scene, other.id));
  expect(await jobsOf(other.id)).toBe(1);
  expect(await dueOf(other.id, always)).toMatchObject({ dueAt: null, workingMinutesLeft: 480 });
});

it("The date of what is decided stays, and a draft has none", async () => {
  const { id } = await carryTo(scene, "individual.add", "rejected");
  expect(refusalOf(await reckonDue(scene.domain, id, office))).toBe("wrong-status");
  const draft = await carryTo(scene, "individual.add", "started");
  expect((await dueOf(draft.id)).dueAt).toBeNull();
});

it("The holidays of France, of Alsace-Moselle and overseas differ", async () => {
  const at = new Date("2026-03-01T00:00:00Z");
  const days = { fr: "2026-07-14", east: "2026-12-26", reunion: "2026-12-20", west: "2026-05-27" };
  const [france, moselle, reunion, guadeloupe] = await Promise.all(
    (["FR", "FR-57", "FR-RE", "FR-GP"] as const).map((region) => holidaysAround(region, at)),
  );
  expect(france?.has(days.fr)).toBe(true);
  expect([france, moselle].map((one) => one?.has(days.east))).toEqual([false, true]);
  expect([france, reunion].map((one) => one?.has(days.reunion))).toEqual([false, true]);
  expect([france, guadeloupe].map((one) => one?.has(days.west))).toEqual([false, true]);
  expect([...(france ?? [])].some((day) => day.startsWith("2028"))).toBe(true);
});
