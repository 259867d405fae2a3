import type { Locale } from "#app/i18n/paraglide/runtime.js";

/** Paris time in words: "lundi 23 novembre 2026 à 14 h 05", "Monday 23 November 2026 at 14:05". */
export function momentInWords(at: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Europe/Paris",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { weekday = "", day = "", month = "", year = "", hour = "", minute = "" } = part;
  if (locale === "en") return `${weekday} ${day} ${month} ${year} at ${hour}:${minute}`;
  const ordinal = day === "1" ? "1er" : day;
  return `${weekday} ${ordinal} ${month} ${year} à ${Number(hour)}\u00a0h\u00a0${minute}`;
}
