import type { Locale } from "#app/i18n/paraglide/runtime.js";

export type MomentLook = "full" | "date" | "short" | "hour";

const SHAPES: Record<MomentLook, Intl.DateTimeFormatOptions> = {
  full: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  },
  date: { day: "numeric", month: "long", year: "numeric" },
  hour: { hour: "2-digit", minute: "2-digit" },
  short: { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" },
};

/** A format is slow to create and fast to use, so each is created once. */
const formats = { fr: formatsIn("fr-FR"), en: formatsIn("en-GB") };

function formatsIn(language: string): Record<MomentLook, Intl.DateTimeFormat> {
  const of = (look: MomentLook) =>
    new Intl.DateTimeFormat(language, {
      ...SHAPES[look],
      timeZone: "Europe/Paris",
      hourCycle: "h23",
    });
  return { full: of("full"), date: of("date"), short: of("short"), hour: of("hour") };
}

export function formatMoment(at: Date, locale: Locale, look: MomentLook = "full"): string {
  const format = formats[locale][look];
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  if (look === "hour") return hourOf(part, locale);
  if (look === "short")
    return `${part["day"]}/${part["month"]}/${part["year"]} ${hourOf(part, locale)}`;
  const day = locale === "fr" && part["day"] === "1" ? "1er" : part["day"];
  const date = `${day}\u00a0${part["month"]} ${part["year"]}`;
  if (look === "date") return date;
  return `${part["weekday"]} ${date} ${locale === "fr" ? "à" : "at"} ${hourOf(part, locale)}`;
}

function hourOf(part: Record<string, string>, locale: Locale): string {
  const { hour = "", minute = "" } = part;
  return locale === "fr" ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}
