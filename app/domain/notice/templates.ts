export const templateIds = [
  "invitation",
  "other-recipient",
  "contact-proof",
  "one-time-code",
  "received",
  "approved",
  "effective",
  "rejected",
  "confirmation",
  "lapsed",
  "changes-requested",
  "reminder",
  "thread-message",
  "changes-taken-back",
  "warning-submitted",
  "warning-decided",
  "warning-rejected",
  "warning-lifted",
  "warning-asked",
  "warning-lapsed",
  "warning-failures",
  "warning-reset",
  "staff-alarm",
  "staff-invitation",
  "staff-notice",
] as const;
export type TemplateId = (typeof templateIds)[number];

export type WarningTemplate = Extract<TemplateId, `warning-${string}`>;
export type WarningStage = WarningTemplate extends `warning-${infer Stage}` ? Stage : never;

export type AlarmId =
  | "frozen"
  | "frozen-by-staff"
  | "alarm-after-effect"
  | "alarm-closed"
  | "invitation-stopped"
  | "dead-link"
  | "sms-budget"
  | "wrong-second-factors"
  | "member-access"
  | "sso-required"
  | "sso-optional"
  | "risk-proposed"
  | "risk-changed"
  | "notice-report";

/** What somebody wrote on the page of a "this was not me" link that no longer works. */
export interface NoticeReport {
  readonly login: string;
  readonly text: string;
}

/**
 * What a member is told: a change of their own access, that a note names them, or that the customer of
 * their request wrote.
 */
export type StaffChange =
  | "disabled"
  | "enabled"
  | "roles"
  | "wrong-second-factors"
  | "passkey-added"
  | "passkey-removed"
  | "passkey-copied"
  | "password-removed"
  | "sessions-ended"
  | "signed-in"
  | "mentioned"
  | "customer-wrote";

/** From a browser that was not known. */
interface ToldSignIn {
  /** ISO 8601. */
  readonly at: string;
  /** Null when its name is not known. */
  readonly browser: string | null;
  readonly address: string;
}

type Nothing = Record<never, never>;

interface Held {
  /** When an approval with a delay takes effect (ISO 8601); absent when it is immediate. */
  readonly takesEffectAt?: string;
  /** The customer confirms once more after that time. */
  readonly confirms?: true;
}

/** A budget of text messages that is used up. */
export interface BudgetDetails {
  readonly scope: "service" | "country" | "range";
  readonly period: "hour" | "day";
  /** The country's code, or the range without its last digits; empty for the service. */
  readonly where: string;
  readonly most: number;
}

/** ISO 8601. */
interface Asked {
  readonly confirmBefore: string;
}

interface Reviewed {
  readonly reviewId: string;
}

/**
 * What a message says beyond the data in its rows. Stored as JSON: keep the keys. Never a secret or
 * a whole number.
 */
export interface DetailsOf {
  invitation: Nothing;
  "other-recipient": { readonly otherRecipient: string };
  "contact-proof": Nothing;
  "one-time-code": Nothing;
  received: Nothing;
  approved: Held;
  effective: Nothing;
  rejected: Reviewed & { readonly wasApproved: boolean };
  confirmation: Asked;
  lapsed: Nothing;
  "changes-requested": Reviewed;
  reminder: Nothing;
  "thread-message": { readonly hasFiles: boolean };
  "changes-taken-back": Nothing;
  "warning-submitted": Nothing;
  "warning-decided": Held;
  "warning-rejected": Nothing;
  "warning-lifted": Held;
  "warning-asked": Asked;
  "warning-lapsed": Nothing;
  "warning-failures": Nothing;
  "warning-reset": Nothing;
  "staff-alarm": {
    readonly alarm: AlarmId;
    readonly budget?: BudgetDetails;
    readonly report?: NoticeReport;
  };
  /** The id that the token is derived from. */
  "staff-invitation": { readonly setupLinkId: string; readonly isRenewed: boolean };
  "staff-notice": {
    readonly change: StaffChange;
    readonly by: string | null;
    readonly signIns?: readonly ToldSignIn[];
    /** Of the request whose note names the member, or whose customer wrote. */
    readonly reference?: string;
  };
}

export type MessageDetails = DetailsOf[TemplateId];

type Details<Template extends TemplateId> = keyof DetailsOf[Template] extends never
  ? { readonly details?: never }
  : { readonly details: DetailsOf[Template] };

/** A template with its own details, and no others. */
export type Notice<Template extends TemplateId = TemplateId> = {
  [One in Template]: { readonly template: One } & Details<One>;
}[Template];

/** What rows of earlier versions do not say. */
export const earlierDetails: { readonly [One in TemplateId]?: Partial<DetailsOf[One]> } = {
  rejected: { wasApproved: false },
  "staff-alarm": { alarm: "frozen" },
  "thread-message": { hasFiles: false },
};
