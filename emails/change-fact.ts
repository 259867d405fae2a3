import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import type { Change } from "./mail.ts";

const LABELS = { mobile: m.mail_mobile, addresses: m.mail_addresses };

export function changeFact({ kind, value }: Change, locale: Locale): readonly [string, string] {
  return [LABELS[kind]({}, { locale }), value];
}
