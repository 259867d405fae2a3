/** Stored and hashed in the audit chains: never rename one, never reuse a spelling. */
export const auditActions = [
  "started",
  "signed-in",
  "answered",
  "document-added",
  "document-removed",
  "document-restored",
  "document-explained",
  "document-read",
  "document-unread",
  "document-judged",
  "document-set-aside",
  "document-accepted",
  "document-refused",
  "document-viewed",
  "document-downloaded",
  "papers-purged",
  "store-swept",
  "code-sent",
  "code-failures-reset",
  "number-proved",
  "number-proof-ended",
  "current-number-lost",
  "contact-proved",
  "contact-proof-resent",
  "submitted",
  "withdrawn",
  "superseded",
  "expired",
  "changes-requested",
  "changes-taken-back",
  "approval-given",
  "last-four-wrong",
  "approved",
  "rejected",
  "decision-undone",
  "approval-undone",
  "decision-concluded",
  "decision-voided",
  "applied",
  "frozen",
  "frozen-again",
  "freeze-lift-proposed",
  "freeze-lifted",
  "alarm-raised",
  "alarm-raised-closed",
  "alert-settled",
  "escalated",
  "notice-reported",
  "invited",
  "invitations.confirmed",
  "invitations.stopped",
  "invitations.finished",
  "invitation-ended",
  "wrong-login",
  "link-worn-out",
  "reason.added",
  "reason.changed",
  "reason.retired",
  "reason.restored",
  "case-exported",
  "statistics.exported",
  "accounts.imported",
  "sms-budget.used-up",
  "api-key.created",
  "api-key.revoked",
  "staff.created",
  "staff.renewed",
  "staff.password-set",
  "staff.enrolled",
  "staff.signed-in",
  "staff.signed-out",
  "staff.signed-out-everywhere",
  "staff.session-ended",
  "staff.locked-out",
  "staff.recovery-codes-renewed",
  "staff.disabled",
  "staff.enabled",
  "staff.roles-changed",
  "staff.second-factor-reset",
  "staff.wrong-second-factors",
] as const;

export type AuditAction = (typeof auditActions)[number];

/** What moves a request, in the order of its life: the statistics count these. */
export const movements = [
  "submitted",
  "approved",
  "rejected",
  "changes-requested",
  "withdrawn",
  "expired",
  "superseded",
] as const satisfies AuditAction[];
export type Movement = (typeof movements)[number];

export function isMovement(action: AuditAction): action is Movement {
  return movements.some((one) => one === action);
}

/** `other`: written by an older or a newer version. */
export type ReadAction = AuditAction | "other";

export function parseAuditAction(stored: string): ReadAction {
  return auditActions.find((action) => action === stored) ?? "other";
}
