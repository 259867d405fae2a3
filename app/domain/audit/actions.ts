/** Stored and hashed in the audit chains: never rename one, never reuse a spelling. */
export const auditActions = [
  "started",
  "signed-in",
  "answered",
  "document-added",
  "document-removed",
  "document-explained",
  "document-read",
  "document-unread",
  "document-set-aside",
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
  "approved",
  "rejected",
  "applied",
  "frozen",
  "frozen-again",
  "freeze-lifted",
  "alarm-raised",
  "alarm-raised-closed",
  "alert-settled",
  "invited",
  "invitation-ended",
  "wrong-login",
  "link-worn-out",
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
] as const;

export type AuditAction = (typeof auditActions)[number];

/** `other`: written by an older or a newer version. */
export type ReadAction = AuditAction | "other";

export function parseAuditAction(stored: string): ReadAction {
  return auditActions.find((action) => action === stored) ?? "other";
}
