import { m } from "#app/i18n/paraglide/messages.js";

/** The customer reads these words as they are. */
export function customerLanguageHint(locale: "fr" | "en") {
  return locale === "fr" ? m.staff_write_in_french() : m.staff_write_in_english();
}
