import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findReminderSettings, setReminderSettings } from "#db/reminder-settings.server.ts";
import {
  daysFault,
  type DaysField,
  type DaysRefusal,
  type ReminderDays,
  type ReminderSettings,
} from "./reminder-days.ts";

/** What an administrator chose, or what the portal comes with. */
export async function readReminderSettings(db: Database): Promise<ReminderSettings> {
  const chosen = await findReminderSettings(db);
  if (chosen) return chosen;
  const [first = 0, second = 0] = limits.remindAfterDays;
  return { first, second, notice: limits.remindBeforeEndDays, version: 0 };
}

interface Choice {
  readonly staffId: StaffId;
  readonly days: ReminderDays;
  /** The version that was seen. */
  readonly version: number;
}

/** The field that is wrong, where one is. */
type RefusedDays = Result<null, DaysRefusal> & { readonly field?: DaysField };

export async function chooseReminderDays(
  { db, rules }: Pick<Domain, "db" | "rules">,
  { staffId, days, version }: Choice,
): Promise<RefusedDays> {
  return db.transaction(async (tx): Promise<RefusedDays> => {
    if (!(await isStillPermitted(tx, staffId, "settings"))) return refuse("not-permitted");
    const wrong = daysFault(days, rules.retention.abandonedDays);
    if (wrong) return { ...refuse(wrong.fault), field: wrong.field };
    const before = await readReminderSettings(tx);
    if (!(await setReminderSettings(tx, days, version))) return refuse("stale");
    const { version: seen, ...old } = pick(before);
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${staffId}`,
      action: "reminders.changed",
      details: { before: old, after: days, version: seen + 1 },
    });
    return accept(null);
  });
}

function pick({ first, second, notice, version }: ReminderSettings) {
  return { first, second, notice, version };
}
