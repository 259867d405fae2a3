import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { AuditAction } from "#app/domain/audit/actions.ts";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { listReasons } from "#db/reasons.server.ts";
import { figureDays } from "#db/schema/figures.ts";
import { withLimit } from "#tests/support/limits.ts";
import { randomFrom, shuffled } from "#tests/support/random.ts";
import { carryTo, reject, seenBy } from "#tests/support/scenario/cases.ts";
import {
  dayOf,
  eventsOf,
  keptCounts,
  keptWaits,
  moveEvents,
  plainCounts,
  plainWaits,
} from "#tests/support/scenario/figures.ts";
import { tamper } from "#tests/support/scenario/jobs.ts";
import { patience, scaled } from "#tests/support/scenario/scale.ts";
import {
  addAccount,
  expectOk,
  openScene,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { type CommandName, commands, newWorld, type World } from "#tests/support/scenario/world.ts";
import { countDay } from "./count-day.server.ts";
import { countFigures } from "./count-figures.server.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import { loadStatistics, today } from "./load-statistics.server.ts";
import { lastDays } from "./period.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const way: CommandName[] = ["invite", "open-link", "answer", "submit"];
/** Whatever is pending is undone or concluded before the day is counted. */
const undoing: CommandName[] = ["undo", "choose", "choose"];
const settling: CommandName[] = ["undo-ends", "conclude"];
const outcomes: CommandName[] = ["approve", "reject", "reject", "send-back", "withdraw"];
const rare: CommandName[] = ["months-pass", "freeze", "lift", "come-elsewhere", "choose", "settle"];

/** Clocks change on 29 March and 25 October 2026; the rounds go over both. */
const days = ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"];

async function play(worlds: readonly World[], random: () => number) {
  const one = (names: readonly CommandName[]) => shuffled(names, random).slice(0, 1);
  for (const world of worlds) {
    const acts = [...way, ...one(outcomes), ...one(undoing), ...one(rare), ...one(way)];
    for (const name of [...acts, ...settling])
      await commands[name](world, 1 + Math.floor(random() * 1000));
  }
}

async function settleSms(random: () => number, day: Day) {
  const states = ["sent", "sent", "refused", "unknown"];
  const state = states[Math.floor(random() * states.length)] ?? "sent";
  await scene.domain.db.execute(sql`update messages
    set created_at = ${`${day}T21:${String(Math.floor(random() * 60))}:00Z`}::timestamptz,
      status = ${state}, provider = 'twilio',
      sent_at = case when ${state} = 'sent' then now() end
    where channel = 'sms' and created_at > now() - interval '2 days'`);
}

async function wipe() {
  for (const table of ["daily_counts", "daily_waits", "figure_days"])
    await scene.domain.db.execute(sql`delete from ${sql.raw(table)}`);
}

const courses = [
  { seed: 11, undoMinutes: 10 },
  { seed: 47, undoMinutes: 0 },
  { seed: 5, undoMinutes: 10 },
];

it.each(courses.slice(0, scaled(3, 1)))(
  "counts as somebody would who reads every row; counting each day as it ends and long afterwards give the same (course $seed)",
  { timeout: patience(600, 180) },
  async ({ seed, undoMinutes }) => {
    await scene.close();
    scene = await openScene({ undoMinutes });
    const random = randomFrom(seed);
    const accounts = await Promise.all(
      Array.from({ length: scaled(20, 4) }, (_, index) =>
        addAccount(scene, {
          entity: index % 2 === 0 ? "individual" : "company",
          ...(index % 3 === 0 && withNumber()),
        }),
      ),
    );
    const worlds = accounts.map((account) => newWorld(scene, account));
    let last = 0;
    for (const day of days as Day[]) {
      await play(worlds, random);
      last = await moveEvents(scene, last, day, random);
      await settleSms(random, day);
      // As the job would have: the evening before belongs to the day before.
      for (const counted of [addDays(day, -1), day])
        await scene.domain.db.transaction((tx) => countDay(tx, counted));
    }
    const [counts, waits] = [await keptCounts(scene), await keptWaits(scene)];
    expect(counts).toEqual(await plainCounts(scene));
    expect(waits).toEqual(await plainWaits(scene));
    expect(counts.length).toBeGreaterThan(20);
    expect(waits.length).toBeGreaterThan(3);
    await wipe();
    for (const day of (days as Day[]).flatMap((one) => [one, addDays(one, -1)]).reverse())
      await scene.domain.db.transaction((tx) => countDay(tx, day));
    expect(await keptCounts(scene)).toEqual(counts);
    expect(await keptWaits(scene)).toEqual(waits);
  },
);

async function moveAll(to: string) {
  await tamper(scene, sql`update audit_events set at = ${to}::timestamptz`);
}

it("an event belongs to its day in Paris, on the days of 23 and 25 hours too", async () => {
  await carryTo(scene, "individual.add", "withdrawn");
  const moments = {
    "2026-03-28T22:59:59.9Z": "2026-03-28",
    "2026-03-28T23:00:00Z": "2026-03-29",
    "2026-03-29T21:59:59.9Z": "2026-03-29",
    "2026-03-29T22:00:00Z": "2026-03-30",
    "2026-10-24T22:00:00Z": "2026-10-25",
    "2026-10-25T22:59:59.9Z": "2026-10-25",
    "2026-10-25T23:00:00Z": "2026-10-26",
  };
  for (const [moment, day] of Object.entries(moments)) {
    await moveAll(moment);
    await wipe();
    await scene.domain.db.transaction((tx) => countDay(tx, day as Day));
    expect(await keptCounts(scene), moment).toContain(`${day} withdrawn individual.add  1`);
  }
});

it("after an outage the days that were left out are counted, and closed days are left alone", async () => {
  await carryTo(scene, "individual.add", "rejected");
  const today = dayOf(new Date());
  const before = addDays(today, -5);
  await moveAll(`${before}T12:00:00Z`);
  expect(await countFigures(scene.domain)).toEqual({ days: 6, isDone: true });
  const rows = await scene.domain.db.select().from(figureDays);
  expect(rows.filter(({ isClosed }) => isClosed).map(({ day }) => day)).toContain(before);
  expect(rows.find(({ day }) => day === today)?.isClosed).toBe(false);
  expect(daysBetween(before, today)).toBe(rows.length);
  // The worker was away from here on.
  await scene.domain.db.execute(sql`delete from figure_days where day > ${before}`);
  await carryTo(scene, "individual.add", "withdrawn");
  const late = (await eventsOf(scene)).filter(({ action }) => action === "withdrawn");
  const [{ id = 0 } = {}] = late;
  const missed = addDays(today, -3);
  await tamper(
    scene,
    sql`update audit_events set at = ${`${missed}T12:00:00Z`}::timestamptz where id = ${id}`,
  );
  expect(await countFigures(scene.domain)).toEqual({ days: 5, isDone: true });
  expect(await keptCounts(scene)).toContain(`${missed} withdrawn individual.add  1`);
});

it("a long back-fill stops after its turn and goes on in the next one", async () => {
  await carryTo(scene, "individual.add", "withdrawn");
  await moveAll(`${addDays(dayOf(new Date()), -30)}T12:00:00Z`);
  let turns = 1;
  while (!(await countFigures(scene.domain, 0)).isDone) turns += 1;
  expect(turns).toBeGreaterThan(20);
  expect((await keptCounts(scene)).join("\n")).toContain("withdrawn individual.add  1");
});

it("figuresOpenHours, figuresRecountMinutes: a day stays open for a while, and is then counted again at times", async () => {
  await carryTo(scene, "individual.add", "withdrawn");
  const yesterday = addDays(dayOf(new Date()), -1);
  await moveAll(`${yesterday}T12:00:00Z`);
  const isClosed = async () => {
    const rows = await scene.domain.db.select().from(figureDays);
    return rows.find(({ day }) => day === yesterday)?.isClosed;
  };
  await countFigures(scene.domain);
  expect(await isClosed()).toBe(false);
  expect(await countFigures(scene.domain)).toMatchObject({ days: 1 });
  await withLimit("figuresRecountMinutes", 0, async () => {
    expect(await countFigures(scene.domain)).toMatchObject({ days: 2 });
    await withLimit("figuresOpenHours", 0, () => countFigures(scene.domain));
  });
  expect(await isClosed()).toBe(true);
});

it("a situation that the customer changes later leaves what was counted", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned", { steps: ["situation"] });
  await scene.domain.db.execute(
    sql`update requests set situation = 'individual.no-mobile' where id = ${id}`,
  );
  await countFigures(scene.domain);
  const counts = (await keptCounts(scene)).join("\n");
  expect(counts).toContain("submitted individual.add");
  expect(counts).toContain("changes-requested individual.add");
  expect(counts).not.toContain("individual.no-mobile");
});

it("refusals are counted by the reason of the catalogue, and the others as typed freely", async () => {
  const reason = (await listReasons(scene.domain.db)).find(({ kind }) => kind === "rejection");
  if (!reason) return expect.fail("the catalogue is empty");
  for (const chosen of [{ reasonId: reason.id }, { reasonId: reason.id }, {}]) {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const seen = await seenBy(scene, id, scene.reviewer);
    expectOk(
      await rejectRequest(scene.domain, { ...seen, ...chosen, reason: "Lisible à moitié." }),
    );
  }
  await countFigures(scene.domain);
  const found = await loadStatistics(scene.domain, lastDays(7, await today(scene.domain)));
  expect(found.reasons).toContainEqual({
    id: reason.id,
    titleFr: reason.titleFr,
    titleEn: reason.titleEn,
  });
  expect(found.counts.filter(({ figure }) => figure === "reason")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: reason.id, now: 2 }),
      expect.objectContaining({ key: "other", now: 1 }),
    ]),
  );
});

it("an approval that staff take back during its delay is one wait, not two", async () => {
  const { id } = await carryTo(scene, "individual.change", "approved", {
    hasNumber: true,
    losesOld: true,
  });
  expectOk(await reject(scene, id));
  await countFigures(scene.domain);
  expect((await keptWaits(scene)).filter((line) => line.includes(" all "))).toEqual([
    expect.stringContaining(" all 1 "),
  ]);
  expect((await keptCounts(scene)).join("\n")).toMatch(/approved individual.change.*rejected/s);
});

it("a decision that was taken back before anybody was told is none, and the wait goes on", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned");
  const db = scene.domain.db;
  const returned = (await eventsOf(scene)).find(({ action }) => action === "changes-requested");
  const actor = `staff:${scene.reviewer}` as const;
  const undo = { requestId: id, actor, action: "decision-undone" as AuditAction };
  await db.transaction(async (tx) => {
    await appendAuditEvent(tx, { ...undo, details: { review: returned?.details["review"] } });
    const rejected = { situation: "individual.add", review: randomUUID() };
    await appendAuditEvent(tx, { ...undo, action: "rejected", details: rejected });
  });
  await countFigures(scene.domain);
  const counts = (await keptCounts(scene)).join("\n");
  expect(counts).not.toMatch(/changes/);
  expect(counts).toMatch(/rejected individual.add {2}1/);
  expect(await keptWaits(scene)).toEqual(
    expect.arrayContaining([expect.stringMatching(/ all 1 /)]),
  );
});
