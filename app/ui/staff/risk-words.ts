import type { RiskId } from "#app/domain/request/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";

const words: Record<RiskId, (failing: number) => string> = {
  frozen: () => m.staff_risk_frozen(),
  alarmed: () => m.staff_risk_alarmed(),
  "alarmed-closed": () => m.staff_risk_alarmed_closed(),
  disputed: () => m.staff_risk_disputed(),
  "other-disputed": () => m.staff_risk_other_disputed(),
  "other-recipient": () => m.staff_risk_other_recipient(),
  "recipient-stopped": () => m.staff_risk_recipient_stopped(),
  "current-number-lost": () => m.staff_risk_current_number_lost(),
  "current-number-not-asked": () => m.staff_risk_current_number_not_asked(),
  "contact-changes": () => m.staff_risk_contact_changes(),
  "contact-looks-known": () => m.staff_risk_contact_looks_known(),
  "number-explained": () => m.staff_risk_number_explained(),
  "code-failures-used-up": () => m.staff_risk_code_failures(),
  "code-failures-repeated": () => m.staff_risk_code_failures_repeated(),
  "no-telephone": () => m.decision_risk_no_telephone(),
  "only-mailbox": () => m.decision_risk_only_mailbox(),
  "wrong-last-four": () => m.decision_risk_wrong_last_four(),
  "rules-fail": (count) => m.decision_failing({ count }),
};

export function riskWords(risk: RiskId, failingRules: number) {
  return words[risk](failingRules);
}
