import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import type { Outcome } from "./mail.ts";

const LABELS = { mobile: m.mail_mobile, addresses: m.mail_addresses };

type Fact = readonly [label: string, value: string];

export function changeFacts({ change, newContact }: Outcome, locale: Locale): readonly Fact[] {
  const what: Fact = [LABELS[change.kind]({}, { locale }), change.value];
  return newContact === null ? [what] : [what, [m.mail_contact({}, { locale }), newContact]];
}
