import { limits } from "#app/domain/limits.ts";
import { approvalsOf, type RiskBand } from "#app/domain/request/risk-band.ts";
import type { EvidenceKind } from "#app/domain/request/risk-catalogue.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import { m } from "./paraglide/messages.js";

const bands: Record<RiskBand, () => string> = {
  low: () => m.risk_band_low(),
  raised: () => m.risk_band_raised(),
  high: () => m.risk_band_high(),
};

export function bandName(band: RiskBand) {
  return bands[band]();
}

const meanings: Record<RiskBand, (needed: number) => string> = {
  low: () => m.risk_meaning_low(),
  raised: (needed) => m.risk_meaning_raised({ needed }),
  high: (needed) => m.risk_meaning_high({ needed }),
};

/** Who decides. */
export function bandMeaning(band: RiskBand) {
  return meanings[band](approvalsOf(band));
}

const evidence: Record<EvidenceKind, () => string> = {
  warnings: () => m.risk_evidence_warnings(),
  answers: () => m.risk_evidence_answers(),
  account: () => m.risk_evidence_account(),
  number: () => m.risk_evidence_number(),
  documents: () => m.risk_evidence_documents(),
  attempts: () => m.risk_evidence_attempts(),
};

export function evidenceName(kind: EvidenceKind) {
  return evidence[kind]();
}

interface Words {
  readonly name: () => string;
  readonly why: (count: number) => string;
}

const words: Record<RiskId, Words> = {
  frozen: { name: () => m.staff_risk_frozen(), why: () => m.risk_why_frozen() },
  alarmed: { name: () => m.staff_risk_alarmed(), why: () => m.risk_why_alarmed() },
  "alarmed-closed": {
    name: () => m.staff_risk_alarmed_closed(),
    why: () => m.risk_why_alarmed_closed(),
  },
  disputed: { name: () => m.staff_risk_disputed(), why: () => m.risk_why_disputed() },
  "other-disputed": {
    name: () => m.staff_risk_other_disputed(),
    why: () => m.risk_why_other_disputed(),
  },
  "other-recipient": {
    name: () => m.staff_risk_other_recipient(),
    why: () => m.risk_why_other_recipient(),
  },
  "recipient-stopped": {
    name: () => m.staff_risk_recipient_stopped(),
    why: () => m.risk_why_recipient_stopped(),
  },
  "current-number-lost": {
    name: () => m.staff_risk_current_number_lost(),
    why: () => m.risk_why_current_number_lost(),
  },
  "current-number-not-asked": {
    name: () => m.staff_risk_current_number_not_asked(),
    why: () => m.risk_why_current_number_not_asked(),
  },
  "contact-changes": {
    name: () => m.staff_risk_contact_changes(),
    why: () => m.risk_why_contact_changes(),
  },
  "contact-looks-known": {
    name: () => m.staff_risk_contact_looks_known(),
    why: () => m.risk_why_contact_looks_known(),
  },
  "number-explained": {
    name: () => m.staff_risk_number_explained(),
    why: () => m.risk_why_number_explained(),
  },
  "code-failures-used-up": {
    name: () => m.staff_risk_code_failures(),
    why: (count) => m.risk_why_code_failures_used_up({ count }),
  },
  "code-failures-repeated": {
    name: () => m.staff_risk_code_failures_repeated(),
    why: (count) => m.risk_why_code_failures_repeated({ count, days: limits.codeFailureDays }),
  },
  "no-telephone": {
    name: () => m.decision_risk_no_telephone(),
    why: () => m.risk_why_no_telephone(),
  },
  "only-mailbox": {
    name: () => m.decision_risk_only_mailbox(),
    why: () => m.risk_why_only_mailbox(),
  },
  "wrong-last-four": {
    name: () => m.decision_risk_wrong_last_four(),
    why: (count) => m.risk_why_wrong_last_four({ count }),
  },
  "rules-fail": {
    name: () => m.risk_name_rules_fail(),
    why: (count) => m.risk_why_rules_fail({ count }),
  },
  "rules-weak": {
    name: () => m.risk_name_rules_weak(),
    why: (count) => m.risk_why_rules_weak({ count }),
  },
  "document-elsewhere": {
    name: () => m.risk_name_document_elsewhere(),
    why: (count) => m.risk_why_document_elsewhere({ count }),
  },
  "contact-recent": {
    name: () => m.risk_name_contact_recent(),
    why: () => m.risk_why_contact_recent({ days: limits.recentChangeDays }),
  },
  "telephone-recent": {
    name: () => m.risk_name_telephone_recent(),
    why: () => m.risk_why_telephone_recent({ days: limits.recentChangeDays }),
  },
  "recipient-looks-known": {
    name: () => m.risk_name_recipient_looks_known(),
    why: () => m.risk_why_recipient_looks_known(),
  },
  "number-abroad": {
    name: () => m.risk_name_number_abroad(),
    why: () => m.risk_why_number_abroad(),
  },
  "number-elsewhere": {
    name: () => m.risk_name_number_elsewhere(),
    why: (count) => m.risk_why_number_elsewhere({ count }),
  },
  "number-disputed": {
    name: () => m.risk_name_number_disputed(),
    why: () => m.risk_why_number_disputed(),
  },
  "rejected-before": {
    name: () => m.risk_name_rejected_before(),
    why: (count) => m.risk_why_rejected_before({ count, days: limits.recentRejectionDays }),
  },
  "wrong-logins": {
    name: () => m.risk_name_wrong_logins(),
    why: (count) => m.risk_why_wrong_logins({ count, days: limits.wrongLoginDays }),
  },
  "several-links": {
    name: () => m.risk_name_several_links(),
    why: (count) => m.risk_why_several_links({ count, hours: limits.linkHours }),
  },
  "busy-company": {
    name: () => m.risk_name_busy_company(),
    why: (count) => m.risk_why_busy_company({ count, days: limits.companyRequestDays }),
  },
  "odd-hour": { name: () => m.risk_name_odd_hour(), why: () => m.risk_why_odd_hour() },
};

export function riskName(id: RiskId) {
  return words[id].name();
}

/** The fact, with its count where it has one. */
export function riskWhy(id: RiskId, value: number | Date | null) {
  return words[id].why(typeof value === "number" ? value : 0);
}
