import { baseLocale, type Locale, overwriteGetLocale } from "#app/i18n/paraglide/runtime.js";

/** Words in another language. Test files share one process, so the language is set back. */
export function inLocale<Value>(locale: Locale, work: () => Value): Value {
  overwriteGetLocale(() => locale);
  try {
    return work();
  } finally {
    overwriteGetLocale(() => baseLocale);
  }
}
