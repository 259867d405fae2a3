import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import {
  findCounted,
  findExactWaits,
  findToday,
  listClasses,
  listPoints,
  sumCounts,
} from "#db/figures.server.ts";
import { listReasonTitles } from "#db/reasons.server.ts";
import { countWaiting } from "#db/waiting.server.ts";
import { type Period, pointsOf } from "./period.ts";
import type { ComparedWaits, Percentiles, Statistics } from "./statistics.ts";
import { percentileOf } from "./wait-classes.ts";

type Means = Pick<Domain, "db">;

export function today({ db }: Means) {
  return findToday(db);
}

/** From the figures kept daily: its cost is that of the days asked for, not of the requests. */
export async function loadStatistics({ db }: Means, period: Period): Promise<Statistics> {
  const [counts, points, waits, waiting, reasons, counted] = await Promise.all([
    sumCounts(db, period),
    listPoints(db, period),
    loadWaits({ db }, period),
    countWaiting(db, limits.waitingMost),
    listReasonTitles(db),
    findCounted(db),
  ]);
  const byDay = new Map(points.map((point) => [point.day, point]));
  return {
    period,
    counts,
    points: pointsOf(period).map((day) => byDay.get(day) ?? { day, submitted: 0, answered: 0 }),
    waits,
    waiting,
    reasons,
    ...counted,
  };
}

async function loadWaits({ db }: Means, period: Period): Promise<ComparedWaits[]> {
  const [now, before] = await Promise.all([
    percentilesIn({ db }, period),
    percentilesIn({ db }, period.before),
  ]);
  const situations = new Set([...now.keys(), ...before.keys()]);
  return [...situations].map((situation) => ({
    situation,
    now: now.get(situation) ?? null,
    before: before.get(situation) ?? null,
  }));
}

type Span = Pick<Period, "from" | "to">;

async function percentilesIn({ db }: Means, span: Span): Promise<Map<string, Percentiles>> {
  if (span.from === span.to) {
    const rows = await findExactWaits(db, span.from);
    return new Map(rows.map(({ situation, ...exact }) => [situation, exact]));
  }
  const bySituation = new Map<string, number[]>();
  for (const { situation, index, count } of await listClasses(db, span)) {
    const classes = bySituation.get(situation) ?? [];
    while (classes.length < index) classes.push(0);
    classes[index] = count;
    bySituation.set(situation, classes);
  }
  return new Map([...bySituation].map(([situation, classes]) => [situation, fromClasses(classes)]));
}

function fromClasses(classes: readonly number[]): Percentiles {
  return {
    decided: classes.reduce((sum, count) => sum + count, 0),
    p50: percentileOf(classes, 0.5) ?? 0,
    p90: percentileOf(classes, 0.9) ?? 0,
  };
}
