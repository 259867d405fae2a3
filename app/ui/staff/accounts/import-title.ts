import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";

export function importTitle({ createdAt }: { readonly createdAt: Date }) {
  return m.accounts_import_of({ moment: formatMoment(new Date(createdAt), getLocale()) });
}
