import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dailyCounts, dailyWaits } from "#db/schema/figures.ts";
import { withLimit } from "#tests/support/limits.ts";
import { randomFrom } from "#tests/support/random.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { countFigures } from "./count-figures.server.ts";
import { addDays, type Day } from "./day.ts";
import { loadStatistics, today } from "./load-statistics.server.ts";
import { readPeriod } from "./period.ts";
import { sumOf } from "./statistics.ts";
import { classesOf, exactPercentile } from "./wait-classes.ts";

let scene: Scene;
const all: { day: Day; waits: number[] }[] = [];
beforeAll(async () => {
  scene = await openScene();
  const random = randomFrom(7);
  for (let index = 0; index < 120; index += 1) {
    const day = addDays("2026-06-01" as Day, index);
    const waits = Array.from({ length: 1 + Math.floor(random() * 9) }, () =>
      Math.round(60 + random() ** 3 * 900_000),
    );
    all.push({ day, waits });
    await scene.domain.db.insert(dailyCounts).values([
      { day, figure: "submitted", key: "individual.add", count: 1 + index },
      { day, figure: "approved", key: "individual.add", count: waits.length },
    ]);
    const kept = { decided: waits.length, classes: classesOf(waits) };
    const exact = {
      p50: exactPercentile(waits, 0.5) ?? 0,
      p90: exactPercentile(waits, 0.9) ?? 0,
    };
    await scene.domain.db.insert(dailyWaits).values({ day, situation: "all", ...kept, ...exact });
  }
});
afterAll(() => scene.close());

const load = (query: string) => {
  const period = readPeriod(new URLSearchParams(query), "2026-09-28" as Day);
  return loadStatistics(scene.domain, period.ok ? period.value : expect.fail(period.refusal));
};
const waitsIn = (from: string, to: string) =>
  all.filter(({ day }) => day >= from && day <= to).flatMap(({ waits }) => waits);

it("sums the days of the period and of the one before, and gives every day of the chart", async () => {
  const found = await load("from=2026-06-11&to=2026-06-20");
  // 11 to 20, and 1 to 10.
  expect(sumOf(found.counts, "submitted")).toEqual({ now: 155, before: 55 });
  expect(found.points).toHaveLength(10);
  expect(found.points.map(({ submitted }) => submitted)).toEqual([
    11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
  ]);
});

it("gives weeks for a long period, whose days outside it do not count", async () => {
  const found = await load("from=2026-06-03&to=2026-09-28");
  const sum = found.points.reduce((total, { submitted }) => total + submitted, 0);
  expect(sum).toBe(sumOf(found.counts, "submitted").now);
  expect(found.points[0]?.day).toBe("2026-06-01");
});

it("gives percentiles within 5 % of the exact ones over any range, and the exact ones of a day", async () => {
  for (const [from, to] of [
    ["2026-06-01", "2026-09-28"],
    ["2026-07-01", "2026-07-07"],
  ] as const) {
    const { waits } = await load(`from=${from}&to=${to}`);
    const now = waits.find(({ situation }) => situation === "all")?.now;
    for (const [found, share] of [
      [now?.p50, 0.5],
      [now?.p90, 0.9],
    ] as const) {
      const exact = exactPercentile(waitsIn(from, to), share) ?? 0;
      expect(Math.abs((found ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.05 + 1);
    }
    expect(now?.decided).toBe(waitsIn(from, to).length);
  }
  const { waits } = await load("from=2026-07-01&to=2026-07-01");
  const day = waitsIn("2026-07-01", "2026-07-01");
  expect(waits[0]?.now).toMatchObject({
    p50: exactPercentile(day, 0.5),
    p90: exactPercentile(day, 0.9),
  });
});

it("has nothing but zeros for a period without figures", async () => {
  const found = await load("from=2025-01-01&to=2025-01-07");
  expect(found).toMatchObject({ counts: [], waits: [] });
  expect(found.points.map(({ submitted, answered }) => submitted + answered)).toEqual([
    0, 0, 0, 0, 0, 0, 0,
  ]);
});

it("waitingMost: counts what waits now, and no further than the limit", async () => {
  await carryTo(scene, "individual.add", "submitted");
  await carryTo(scene, "individual.add", "submitted");
  await carryTo(scene, "individual.add", "rejected");
  await scene.domain.db.execute(
    sql`update requests set submitted_at = now() - interval '3 hours' where status = 'submitted'`,
  );
  const { waiting } = await load("days=7");
  expect(waiting).toMatchObject({ count: 2, isMore: false });
  expect(waiting.oldestSeconds).toBeGreaterThanOrEqual(3 * 3600);
  await withLimit("waitingMost", 1, async () => {
    expect((await load("days=7")).waiting).toMatchObject({ count: 1, isMore: true });
  });
});

it("says when it was counted last", async () => {
  expect((await load("days=7")).countedAt).toBeNull();
  await countFigures(scene.domain);
  const found = await load("days=7");
  expect(found.countedAt).toBeInstanceOf(Date);
  expect(found.firstDay).toBe(await today(scene.domain));
});
