import { hourMs } from "#app/domain/durations.ts";

export function afterHours(now: Date, hours: number) {
  return new Date(now.getTime() + hours * hourMs);
}
