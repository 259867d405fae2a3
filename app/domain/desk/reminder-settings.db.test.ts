import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  atOnce,
  expectOk,
  openScene,
  refusalOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { chooseReminderDays, readReminderSettings } from "./reminder-settings.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const days = { first: 2, second: 5, notice: 3 };
const choose = (
  version: number,
  changes: Partial<typeof days> = {},
  staffId = scene.administrator,
) => chooseReminderDays(scene.domain, { staffId, version, days: { ...days, ...changes } });
const read = () => readReminderSettings(scene.domain.db);

it("The days are 3, 10 and 2 until an administrator chooses; of two at once one wins", async () => {
  expect(await read()).toEqual({ first: 3, second: 10, notice: 2, version: 0 });
  for (const version of [0, 1]) {
    const chosen = await atOnce(2, (index) => choose(version, { notice: 3 + index }));
    expect(chosen.map(refusalOf).sort()).toEqual(["accepted", "stale"]);
    expect(await read()).toMatchObject({ first: 2, second: 5, version: version + 1 });
  }
  const events = await scene.domain.db.execute<{ details: object }>(
    sql`select details from audit_events where action = 'reminders.changed' order by seq`,
  );
  expect(events.map(({ details }) => details)).toMatchObject([
    { before: { first: 3, second: 10, notice: 2 }, after: { first: 2, second: 5 } },
    { version: 2 },
  ]);
});

it("Only administrators choose, and only days before the request ends", async () => {
  const { version } = await read();
  for (const staffId of [await scene.addStaff(), await scene.addStaff(["auditor"])])
    expect(refusalOf(await choose(version, {}, staffId))).toBe("not-permitted");
  const late = await choose(version, { second: scene.domain.rules.retention.abandonedDays });
  expect([refusalOf(late), late.field]).toEqual(["after-the-end", "second"]);
  expect((await read()).version).toBe(version);
  expectOk(await choose(version));
});
