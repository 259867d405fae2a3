import type { Status } from "./state-machine.ts";

const day = 24 * 3_600_000;

/** When a request is closed that the customer has not touched since; in days of 24 hours, as the job counts them. */
export function closesAt(touchedAt: Date, abandonedDays: number) {
  return new Date(touchedAt.getTime() + abandonedDays * day);
}

/** When a request that was sent back is closed if nobody answers; null while nothing closes it. */
export function returnedClosesAt(
  request: { readonly status: Status; readonly frozenAt: Date | null; readonly updatedAt: Date },
  abandonedDays: number,
) {
  const waits = request.status === "returned" && !request.frozenAt;
  return waits ? closesAt(request.updatedAt, abandonedDays) : null;
}
