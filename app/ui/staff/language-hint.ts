import { m } from "#app/i18n/paraglide/messages.js";

/** The customer reads this text as it is, so staff write it in the customer's language. */
export function customerLanguageHint(locale: "fr" | "en") {
  return locale === "fr" ? m.staff_write_in_french() : m.staff_write_in_english();
}
