import type { ReadAction } from "#app/domain/audit/actions.ts";
import type { TemplateId } from "#app/domain/notice/templates.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Tone } from "#app/ui/parts/tone.ts";

type Words = () => string;

const actions: Record<ReadAction, Words> = {
  started: () => m.staff_event_started(),
  "signed-in": () => m.staff_event_signed_in(),
  answered: () => m.staff_event_answered(),
  "document-added": () => m.staff_event_document_added(),
  "document-removed": () => m.staff_event_document_removed(),
  "document-restored": () => m.staff_event_document_restored(),
  "papers-purged": () => m.staff_event_documents_purged(),
  "document-explained": () => m.staff_event_document_explained(),
  "document-read": () => m.staff_event_document_read(),
  "document-unread": () => m.staff_event_document_unread(),
  "document-judged": () => m.staff_event_document_judged(),
  "document-set-aside": () => m.staff_event_document_set_aside(),
  "document-viewed": () => m.staff_event_document_viewed(),
  "document-downloaded": () => m.staff_documents_event_downloaded(),
  "code-sent": () => m.staff_event_code_sent(),
  "number-proved": () => m.staff_event_number_proved(),
  "number-proof-ended": () => m.staff_event_number_proof_ended(),
  "current-number-lost": () => m.staff_event_current_number_lost(),
  "contact-proved": () => m.staff_event_contact_proved(),
  "contact-proof-resent": () => m.staff_event_contact_proof_resent(),
  submitted: () => m.staff_event_submitted(),
  withdrawn: () => m.staff_event_withdrawn(),
  superseded: () => m.staff_event_superseded(),
  expired: () => m.staff_event_expired(),
  frozen: () => m.staff_event_frozen(),
  "frozen-again": () => m.staff_event_frozen_again(),
  "alarm-raised": () => m.staff_event_alarmed(),
  "alarm-raised-closed": () => m.staff_event_alarmed_closed(),
  "freeze-lift-proposed": () => m.decision_event_freeze_lift_proposed(),
  "freeze-lifted": () => m.staff_event_freeze_lifted(),
  "notice-reported": () => m.staff_event_notice_reported(),
  "alert-settled": () => m.staff_event_alert_settled(),
  escalated: () => m.risk_event_escalated(),
  "code-failures-reset": () => m.staff_event_code_failures_reset(),
  "changes-requested": () => m.staff_event_changes_requested(),
  "approval-given": () => m.decision_event_approval_given(),
  "last-four-wrong": () => m.decision_event_last_four_wrong(),
  approved: () => m.staff_event_approved(),
  rejected: () => m.staff_event_rejected(),
  "decision-undone": () => m.undo_event_decision_undone(),
  "approval-undone": () => m.undo_event_approval_undone(),
  "decision-concluded": () => m.undo_event_decision_concluded(),
  "decision-voided": () => m.undo_event_decision_voided(),
  applied: () => m.staff_event_applied(),
  "store-swept": () => m.staff_event_store_swept(),
  invited: () => m.staff_event_invited(),
  "invitation-ended": () => m.staff_event_invitation_ended(),
  "wrong-login": () => m.staff_event_wrong_login(),
  "link-worn-out": () => m.staff_event_link_worn_out(),
  "accounts.imported": () => m.staff_event_accounts_imported(),
  "sms-budget.used-up": () => m.staff_event_sms_budget_used_up(),
  "api-key.created": () => m.staff_event_api_key_created(),
  "api-key.revoked": () => m.staff_event_api_key_revoked(),
  "staff.created": () => m.staff_event_staff_created(),
  "staff.renewed": () => m.staff_event_staff_renewed(),
  "staff.password-set": () => m.staff_event_staff_password_set(),
  "staff.enrolled": () => m.staff_event_staff_enrolled(),
  "staff.signed-in": () => m.staff_event_staff_signed_in(),
  "staff.signed-out": () => m.staff_event_staff_signed_out(),
  "staff.signed-out-everywhere": () => m.staff_event_staff_signed_out_everywhere(),
  "staff.session-ended": () => m.staff_event_staff_session_ended(),
  "staff.stepped-up": () => m.access_event_stepped_up(),
  "staff.locked-out": () => m.staff_event_staff_locked_out(),
  "staff.recovery-codes-renewed": () => m.staff_event_staff_recovery_codes_renewed(),
  "staff.disabled": () => m.staff_event_staff_disabled(),
  "staff.enabled": () => m.staff_event_staff_enabled(),
  "staff.roles-changed": () => m.staff_event_staff_roles_changed(),
  "staff.second-factor-reset": () => m.staff_event_staff_second_factor_reset(),
  "staff.wrong-second-factors": () => m.staff_event_staff_wrong_second_factors(),
  other: () => m.staff_event_other(),
};

export function eventTitle(action: ReadAction) {
  return actions[action]();
}

const tones: Partial<Record<ReadAction, Tone>> = {
  frozen: "danger",
  "frozen-again": "danger",
  "alarm-raised": "danger",
  "alarm-raised-closed": "danger",
  rejected: "danger",
  "document-set-aside": "danger",
  "current-number-lost": "attention",
  "changes-requested": "attention",
  "decision-undone": "attention",
  "approval-undone": "attention",
  "decision-voided": "attention",
  "last-four-wrong": "attention",
  submitted: "info",
  approved: "good",
  applied: "good",
};

export function eventTone(action: ReadAction): Tone {
  return tones[action] ?? "neutral";
}

const templates: Record<TemplateId, Words> = {
  invitation: () => m.staff_message_invitation(),
  "other-recipient": () => m.staff_message_other_recipient(),
  "contact-proof": () => m.staff_message_contact_proof(),
  "one-time-code": () => m.staff_message_one_time_code(),
  received: () => m.staff_message_received(),
  approved: () => m.staff_message_approved(),
  effective: () => m.staff_message_effective(),
  rejected: () => m.staff_message_rejected(),
  "changes-requested": () => m.staff_message_changes_requested(),
  "warning-submitted": () => m.staff_message_warning_submitted(),
  "warning-decided": () => m.staff_message_warning_decided(),
  "warning-rejected": () => m.staff_message_warning_rejected(),
  "warning-lifted": () => m.staff_message_warning_lifted(),
  "warning-failures": () => m.staff_message_warning_failures(),
  "warning-reset": () => m.staff_message_warning_reset(),
  "staff-alarm": () => m.staff_message_staff_alarm(),
  "staff-invitation": () => m.staff_message_staff_invitation(),
  "staff-notice": () => m.staff_message_staff_notice(),
};

export function messageTitle(template: TemplateId) {
  return templates[template]();
}
