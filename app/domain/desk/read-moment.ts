import { instantOf } from "#app/domain/working-time/local-time.ts";
import { openingHours } from "#app/domain/working-time/office.ts";

const written = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?$/;
/** The first opening of Monday. */
const morning = openingHours[1]?.[0]?.from ?? 0;

/** What a date field sends: a day begins when the office opens. Null for anything else. */
export function readMoment(text: string): Date | null {
  const [, day, hour, minute] = written.exec(text.trim()) ?? [];
  if (!day || !isDay(day)) return null;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  const minutes = hour ? Number(hour) * 60 + Number(minute) : morning;
  return instantOf(day, minutes, "Europe/Paris");
}

function isDay(day: string) {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
