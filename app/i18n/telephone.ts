import type { Locale } from "#app/i18n/paraglide/runtime.js";

/** `phone` is in international form. Readers of French see a French number without its country code. */
export function shownTelephone(phone: string, locale: Locale): string {
  const [, national] = /^\+33(\d{9})$/.exec(digitsOf(phone)) ?? [];
  if (locale !== "fr" || national === undefined) return phone;
  return `0${national}`.replace(/\d\d(?=\d)/g, "$&\u00a0");
}

export function telephoneLink(phone: string): string {
  return `tel:${digitsOf(phone)}`;
}

function digitsOf(phone: string) {
  return phone.replace(/[^+\d]/g, "");
}
