import type { Day } from "#app/domain/statistics/day.ts";
import { m } from "./paraglide/messages.js";
import { getLocale, type Locale } from "./paraglide/runtime.js";

const languages = { fr: "fr-FR", en: "en-GB" } as const;

/** A format is slow to create and fast to use. */
const formatsOf = (language: string) => ({
  count: new Intl.NumberFormat(language),
  share: new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }),
  dayMonth: new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }),
});
const formats = { fr: formatsOf(languages.fr), en: formatsOf(languages.en) };

export function formatCount(count: number, locale: Locale = getLocale()) {
  return formats[locale].count.format(count);
}

/** Null where there is nothing to take a share of. */
export function formatShare(share: number | null, locale: Locale = getLocale()) {
  if (share === null) return m.statistics_none({}, { locale });
  // Not "0 %" of something that happened.
  const isTiny = share > 0 && share < 0.005;
  return isTiny ? m.statistics_share_tiny({}, { locale }) : formats[locale].share.format(share);
}

export function formatDay(
  day: Day,
  look: "day" | "dayMonth" = "day",
  locale: Locale = getLocale(),
) {
  const text = formats[locale][look].format(new Date(`${day}T00:00:00Z`));
  return locale === "fr"
    ? text.replace(/^1 /, "1er ").replace(/ /, "\u00a0")
    : text.replace(/ /, "\u00a0");
}

const minute = 60;
const hour = 60 * minute;

/** Two units at most; less than a minute is said so. */
export function formatWait(seconds: number, locale: Locale = getLocale()) {
  if (seconds < minute) return m.statistics_wait_moment({}, { locale });
  const minutes = Math.round(seconds / minute);
  if (minutes < 60) return m.statistics_wait_minutes({ minutes }, { locale });
  if (minutes < 48 * 60) {
    const rest = String(minutes % 60).padStart(2, "0");
    return m.statistics_wait_hours({ hours: Math.floor(minutes / 60), minutes: rest }, { locale });
  }
  const hours = Math.round(seconds / hour);
  return m.statistics_wait_days({ days: Math.floor(hours / 24), hours: hours % 24 }, { locale });
}
