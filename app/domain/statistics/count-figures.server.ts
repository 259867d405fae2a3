import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { findSpanToCount, listFreshDays } from "#db/figures.server.ts";
import { countDay } from "./count-day.server.ts";
import { addDays, type Day } from "./day.ts";

/**
 * Counts today, the days that are not closed yet, and whatever an outage left out; at the first run
 * everything since the first request. One transaction a day. Stops after `forMs`: then `isDone` is
 * false, and the next run goes on.
 */
export async function countFigures({ db }: Pick<Domain, "db">, forMs = Infinity) {
  const begun = Date.now();
  const { from, today } = await findSpanToCount(db);
  const fresh = new Set(await listFreshDays(db, from, limits.figuresRecountMinutes));
  const due = (day: Day) => day === today || !fresh.has(day);
  let days = 0;
  for (let day = from; day <= today; day = addDays(day, 1)) {
    if (!due(day)) continue;
    if (days > 0 && Date.now() - begun > forMs) return { days, isDone: false };
    await db.transaction((tx) => countDay(tx, day));
    days += 1;
  }
  return { days, isDone: true };
}
