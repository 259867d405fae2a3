import { m } from "#app/i18n/paraglide/messages.js";

/** The customer reads the text as staff write it. */
export function customerLanguageHint(locale: "fr" | "en") {
  return locale === "fr" ? m.staff_write_in_french() : m.staff_write_in_english();
}
