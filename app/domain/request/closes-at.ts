import { dayMs } from "#app/domain/durations.ts";
import type { Status } from "./state-machine.ts";

/** In days of 24 hours, as the job counts them. */
export function closesAt(touchedAt: Date, abandonedDays: number) {
  return new Date(touchedAt.getTime() + abandonedDays * dayMs);
}

export function returnedClosesAt(
  request: { readonly status: Status; readonly frozenAt: Date | null; readonly updatedAt: Date },
  abandonedDays: number,
) {
  const waits = request.status === "returned" && !request.frozenAt;
  return waits ? closesAt(request.updatedAt, abandonedDays) : null;
}
