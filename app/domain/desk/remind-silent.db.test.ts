import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { remindCustomer, remindSilent } from "./remind-customer.server.ts";
import { chooseReminderDays } from "./reminder-settings.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Everything about the request moves into the past. */
async function pass(id: RequestId, hours: number) {
  const { db } = scene.domain;
  await db.execute(sql`update requests set updated_at = updated_at - make_interval(hours => ${hours})
    where id = ${id}`);
  await db.execute(sql`update messages set created_at = created_at - make_interval(hours => ${hours})
    where request_id = ${id}`);
}

function remindersOf(id: RequestId) {
  return countRows(scene, sql`messages where request_id = ${id} and template = 'reminder'`);
}

/** Runs the job once an hour, and notes after how many hours a mail was written. */
async function hoursOfReminders(id: RequestId, until: number) {
  const found: number[] = [];
  for (let hour = 12; hour <= until; hour += 12) {
    await pass(id, 12);
    const before = await remindersOf(id);
    await remindSilent(scene.domain);
    if ((await remindersOf(id)) > before) found.push(hour);
  }
  return found;
}

it.each(["started", "returned"] as const)(
  "A customer who does not go on with a request that is %s is reminded after 3 and 10 days, and told 2 days before the end",
  async (status) => {
    const { id } = await carryTo(scene, "individual.add", status);
    const { version } = await requestOf(scene, id);
    expect(await hoursOfReminders(id, 14 * 24)).toEqual([3 * 24, 10 * 24, 13 * 24]);
    expect((await requestOf(scene, id)).version).toBe(version);
    expect(
      await countRows(
        scene,
        sql`audit_events where request_id = ${id} and action = 'reminded' and actor = 'system'`,
      ),
    ).toBe(3);
  },
);

it("The days to begin with are those of the limits", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned");
  await withLimit("remindAfterDays", [1, 400], () =>
    withLimit("remindBeforeEndDays", 14, async () => {
      expect(await hoursOfReminders(id, 5 * 24)).toEqual([24]);
    }),
  );
});

it("After an outage the customer gets one mail, also when two workers run the job", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned");
  await pass(id, 12 * 24);
  await Promise.all([remindSilent(scene.domain), remindSilent(scene.domain)]);
  expect(await remindersOf(id)).toBe(1);
});

it("A reminder by staff on that day counts", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned");
  await pass(id, 3 * 24 + 1);
  expectOk(await remindCustomer(scene.domain, { requestId: id, staffId: scene.reviewer }));
  await remindSilent(scene.domain);
  expect(await remindersOf(id)).toBe(1);
});

it("Nobody is reminded of what waits for staff, or is frozen", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const { id: frozen } = await carryTo(scene, "individual.add", "returned");
  await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${frozen}`);
  for (const one of [id, frozen]) {
    await pass(one, 5 * 24);
    await remindSilent(scene.domain);
    expect(await remindersOf(one)).toBe(0);
  }
});

it("The days are those that an administrator chose", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned");
  const days = { first: 2, second: 5, notice: 3 };
  const order = { staffId: scene.administrator, days, version: 0 };
  expectOk(await chooseReminderDays(scene.domain, order));
  expect(await hoursOfReminders(id, 14 * 24)).toEqual([2 * 24, 5 * 24, 12 * 24]);
});
