import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";

/** Empty when nobody else reads it. */
export function readersWords(readers: readonly string[]) {
  if (readers.length === 0) return "";
  const names = new Intl.ListFormat(getLocale(), { type: "conjunction" }).format(readers);
  return m.queue_read_by({ names });
}
