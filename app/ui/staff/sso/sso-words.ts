import type { SsoRefusal } from "#app/domain/staff/sso/sso-refusal.ts";
import { m } from "#app/i18n/paraglide/messages.js";

export type SsoPageRefusal = SsoRefusal | "too-many";

const words: Record<SsoPageRefusal, () => string> = {
  unknown: () => m.sso_refused_unknown(),
  unverified: () => m.sso_refused_unverified(),
  "other-subject": () => m.sso_refused_other_subject(),
  disabled: () => m.sso_refused_disabled(),
  "no-role": () => m.sso_refused_no_role(),
  "last-administrator": () => m.sso_refused_last_administrator(),
  "one-factor": () => m.sso_refused_one_factor(),
  "other-person": () => m.sso_refused_other_person(),
  "not-fresh": () => m.sso_refused_not_fresh(),
  "roles-changed": () => m.sso_refused_roles_changed(),
  over: () => m.sso_refused_over(),
  denied: () => m.sso_refused_denied(),
  invalid: () => m.sso_refused_invalid(),
  away: () => m.sso_refused_away(),
  "too-many": () => m.common_too_many_body(),
};

export function ssoSentence(refusal: SsoPageRefusal) {
  return words[refusal]();
}
