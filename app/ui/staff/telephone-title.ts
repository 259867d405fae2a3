import type { TelephoneKind } from "#app/domain/request/call-back.ts";
import { m } from "#app/i18n/paraglide/messages.js";

const titles: Record<TelephoneKind, () => string> = {
  known: () => m.decision_telephone_known(),
  current: () => m.decision_telephone_current(),
};

export function telephoneTitle(kind: TelephoneKind) {
  return titles[kind]();
}
