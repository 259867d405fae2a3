import { instantOf, localDay, nextDay, weekdayOf } from "./local-time.ts";
import type { Office } from "./office.ts";

const minuteMs = 60_000;
/** An office that never opens within this is a mistake in the data. */
const mostClosedDays = 400;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Openings from `at` on, cut there, in order, without end. */
function* openingsFrom(at: Date, office: Office): Generator<Span> {
  let closedDays = 0;
  for (let day = localDay(at, office.zone); ; day = nextDay(day)) {
    const spans = spansOf(day, office).filter(({ to }) => to > at.getTime());
    closedDays = spans.length > 0 ? 0 : closedDays + 1;
    if (closedDays > mostClosedDays) throw new Error("the office never opens");
    for (const { from, to } of spans) yield { from: Math.max(from, at.getTime()), to };
  }
}

function spansOf(day: string, { zone, week, holidays }: Office): Span[] {
  if (holidays.has(day)) return [];
  return (week[weekdayOf(day)] ?? [])
    .map(({ from, to }) => ({
      from: instantOf(day, from, zone).getTime(),
      to: instantOf(day, to, zone).getTime(),
    }))
    .filter(({ from, to }) => to > from);
}

/** Real minutes in which the office is open. Zero when `to` is not after `from`. */
export function workingMinutesBetween(from: Date, to: Date, office: Office): number {
  let worked = 0;
  if (to <= from) return worked;
  for (const span of openingsFrom(from, office)) {
    if (span.from >= to.getTime()) return worked / minuteMs;
    worked += Math.min(span.to, to.getTime()) - span.from;
  }
  return worked;
}

/** When so many minutes are worked. With none left, the next moment at which the office is open. */
export function addWorkingMinutes(from: Date, minutes: number, office: Office): Date {
  let left = minutes * minuteMs;
  for (const span of openingsFrom(from, office)) {
    const length = span.to - span.from;
    if (left <= length) return new Date(span.from + left);
    left -= length;
  }
  throw new Error("the office never opens");
}
