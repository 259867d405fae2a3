import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { addDays, type Day, daysBetween, parseDay, weekOf } from "./day.ts";

export const presets = [7, 30, 90] as const;
export type Preset = (typeof presets)[number];

export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** As many days, right before. */
  readonly before: { readonly from: Day; readonly to: Day };
  readonly preset: Preset | null;
  /** What one point of a chart stands for. */
  readonly grain: "day" | "week";
}

export type PeriodRefusal = "no-date" | "wrong-order" | "too-long" | "not-begun";

/** With more points than this, a chart shows weeks. */
const mostDays = 92;

/** `days`, or `from` and `to`; the last day is never after today. Nothing asked: 30 days. */
export function readPeriod(query: URLSearchParams, today: Day): Result<Period, PeriodRefusal> {
  if (!query.has("from") && !query.has("to")) {
    const days = presets.find((one) => String(one) === query.get("days"));
    return accept(lastDays(days ?? 30, today));
  }
  const [from, asked] = [parseDay(query.get("from")), parseDay(query.get("to"))];
  if (!from || !asked) return refuse("no-date");
  if (from > asked) return refuse("wrong-order");
  if (from > today) return refuse("not-begun");
  const to = asked > today ? today : asked;
  if (daysBetween(from, to) > limits.statisticsDays) return refuse("too-long");
  return accept(periodOf(from, to, null));
}

/** The last so many days, today among them. */
export function lastDays(days: Preset, today: Day): Period {
  return periodOf(addDays(today, 1 - days), today, days);
}

function periodOf(from: Day, to: Day, preset: Preset | null): Period {
  const days = daysBetween(from, to);
  const before = { from: addDays(from, -days), to: addDays(from, -1) };
  return { from, to, days, before, preset, grain: days > mostDays ? "week" : "day" };
}

/** The first day of each point of a chart, in order. */
export function pointsOf({ from, to, grain }: Pick<Period, "from" | "to" | "grain">): Day[] {
  const points: Day[] = [];
  const step = grain === "day" ? 1 : 7;
  const first = grain === "day" ? from : weekOf(from);
  for (let day = first; day <= to; day = addDays(day, step)) points.push(day);
  return points;
}

/** The query that leads to this period. */
export function periodQuery({ preset, from, to }: Period): string {
  return preset ? `days=${String(preset)}` : `from=${from}&to=${to}`;
}
