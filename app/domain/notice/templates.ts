/** Every kind of message that leaves. */
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

/** Of which moment a warning to an old channel speaks. */
export type WarningStage = "submitted" | "decided" | "rejected" | "lifted";

/** What administrators are told at once. */
export type AlarmId =
  "frozen" | "alarm-after-effect" | "alarm-closed" | "invitation-stopped" | "dead-link";

/** What a message says beside what its rows know. Never a secret, never a whole number. */
export interface MessageDetails {
  readonly alarm?: AlarmId;
  /** When an approval takes effect after a delay (ISO 8601); absent when it does at once. */
  readonly takesEffectAt?: string;
  /** The review whose words it carries. */
  readonly reviewId?: string;
  /** Of a rejection: the approval had been announced. */
  readonly wasApproved?: boolean;
  /** The address that an invitation went to instead of the main contact's. */
  readonly otherRecipient?: string;
}
