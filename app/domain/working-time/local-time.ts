/** A day of a calendar on the wall, `YYYY-MM-DD`. */
export type LocalDay = string;

const minuteMs = 60_000;

/** A format is slow to make. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
  formats.set(zone, format);
  return format;
}

function wallOf(at: Date, zone: string) {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}:${part("second")}`,
  };
}

export function localDay(at: Date, zone: string): LocalDay {
  return wallOf(at, zone).day;
}

/** Milliseconds by which the wall is ahead of UTC. */
function offsetAt(ms: number, zone: string) {
  const whole = Math.floor(ms / 1000) * 1000;
  const { day, time } = wallOf(new Date(whole), zone);
  return Date.parse(`${day}T${time}Z`) - whole;
}

/**
 * The moment at which the wall shows `minutes` after midnight. A time that the clocks skip becomes
 * the moment after the skip; of a time that comes twice the first one counts.
 */
export function instantOf(day: LocalDay, minutes: number, zone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * minuteMs;
  const candidates = [wall - 24 * 60 * minuteMs, wall + 24 * 60 * minuteMs].map(
    (around) => wall - offsetAt(around, zone),
  );
  const exact = candidates.filter((at) => at + offsetAt(at, zone) === wall);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates));
}

export function nextDay(day: LocalDay): LocalDay {
  return addDays(day, 1);
}

export function addDays(day: LocalDay, count: number): LocalDay {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: LocalDay) {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
