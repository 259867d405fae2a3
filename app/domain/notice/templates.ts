export const templateIds = [
  "invitation",
  "other-recipient",
  "contact-proof",
  "one-time-code",
  "received",
  "approved",
  "effective",
  "rejected",
  "changes-requested",
  "warning-submitted",
  "warning-decided",
  "warning-rejected",
  "warning-lifted",
  "staff-alarm",
] as const;
export type TemplateId = (typeof templateIds)[number];

export type WarningStage = "submitted" | "decided" | "rejected" | "lifted";

export type AlarmId =
  "frozen" | "alarm-after-effect" | "alarm-closed" | "invitation-stopped" | "dead-link";

/** Never a secret or a whole number. */
export interface MessageDetails {
  readonly alarm?: AlarmId;
  readonly takesEffectAt?: string;
  readonly reviewId?: string;
  readonly wasApproved?: boolean;
  readonly otherRecipient?: string;
}
