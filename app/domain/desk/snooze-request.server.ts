import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { addDays, instantOf, localDay } from "#app/domain/working-time/local-time.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { updateDesk } from "#db/desk.server.ts";
import { readMoment } from "./read-moment.ts";
import { recordDeskAct } from "./record-desk-act.server.ts";

export type SnoozeInput = StaffAct & {
  /** `YYYY-MM-DD`, with or without `THH:MM`, on the wall in Paris; null: back to work now. */
  readonly until: string | null;
};

/** Out of the way until then. Any change of its status brings a request back sooner. */
export function snoozeRequest(domain: Domain, input: SnoozeInput) {
  return changeByStaff(domain, input, "handle", async (tx, request) => {
    if (request.status !== "submitted") return refuse("wrong-status");
    const until = input.until === null ? null : readMoment(input.until);
    if (input.until !== null && !until) return refuse("moment-missing");
    if (until) {
      const now = await databaseNow(tx);
      if (until <= now) return refuse("moment-past");
      if (until > lastMoment(now)) return refuse("moment-far");
    }
    const snoozed = await updateDesk(tx, request.id, { snoozedUntil: until });
    await recordDeskAct(tx, input, "snoozed", { until: until?.toISOString() ?? null });
    return accept(snoozed);
  });
}

/** The end of the last day. */
function lastMoment(now: Date) {
  const day = addDays(localDay(now, "Europe/Paris"), limits.snoozeDays + 1);
  return instantOf(day, 0, "Europe/Paris");
}
