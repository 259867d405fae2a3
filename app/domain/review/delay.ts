import { hourMs } from "#app/domain/durations.ts";

export function afterDelay(now: Date, { holdHours }: { readonly holdHours: number }) {
  return new Date(now.getTime() + holdHours * hourMs);
}
