import type { LocalDay } from "#app/domain/working-time/local-time.ts";
import type { WorkRegion } from "#app/domain/working-time/office.ts";

const known = new Map<string, ReadonlySet<LocalDay>>();

/**
 * The public holidays of the year before, this year and the next two: a request may have waited long.
 * The library takes 11 MB, so only the worker loads it, and only here.
 */
export async function holidaysAround(region: WorkRegion, now: Date) {
  const year = now.getUTCFullYear();
  const key = `${region} ${String(year)}`;
  const days = known.get(key) ?? (await readHolidays(region, year));
  known.set(key, days);
  return days;
}

async function readHolidays(region: WorkRegion, year: number): Promise<ReadonlySet<LocalDay>> {
  const { default: Holidays } = await import("date-holidays");
  const [country = "FR", state] = region.split("-");
  const calendar = state ? new Holidays(country, state) : new Holidays(country);
  const years = [year - 1, year, year + 1, year + 2];
  const days = years.flatMap((one) => calendar.getHolidays(one));
  return new Set(days.filter(({ type }) => type === "public").map(({ date }) => date.slice(0, 10)));
}
