import { getLocale } from "#app/i18n/paraglide/runtime.js";

const formats = { fr: new Intl.NumberFormat("fr"), en: new Intl.NumberFormat("en") };

export function shownCount(count: number) {
  return formats[getLocale()].format(count);
}
