import type { Email } from "#app/domain/email.ts";
import { asksNumber, catalogue } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { lacksTelephone, type Reach } from "./call-back.ts";
import { looksLike } from "./look-alike.ts";
import type { Status } from "./state-machine.ts";

export const riskIds = [
  "frozen",
  "alarmed",
  "alarmed-closed",
  "disputed",
  "other-disputed",
  "other-recipient",
  "recipient-stopped",
  "current-number-lost",
  "current-number-not-asked",
  "contact-changes",
  "contact-looks-known",
  "number-explained",
  "code-failures-used-up",
  "code-failures-repeated",
  "no-telephone",
  "only-mailbox",
  "wrong-last-four",
  "rules-fail",
  "rules-weak",
  "document-elsewhere",
  "contact-recent",
  "telephone-recent",
  "recipient-looks-known",
  "number-abroad",
  "number-elsewhere",
  "number-disputed",
  "rejected-before",
  "wrong-logins",
  "several-links",
  "busy-company",
  "odd-hour",
] as const;
export type RiskId = (typeof riskIds)[number];

export interface RiskFacts {
  readonly status: Status;
  readonly situation: SituationId | null;
  readonly recipientKind: "main" | "other";
  readonly recipientStopped: boolean;
  readonly hasNumber: boolean;
  readonly currentNumber: "proved" | "lost" | null;
  readonly contactEmail: Email | null;
  /** The account's main contact. */
  readonly accountEmail: Email;
  readonly recipient: Email;
  readonly mobileExplanation: string | null;
  readonly codeFailures: number;
  /** Over all requests of the account, in the last `limits.codeFailureDays`. */
  readonly accountCodeFailures: number;
  readonly reach: Reach;
  readonly lastFourFailures: number;
  /** Rules that the request's documents fail. */
  readonly failingRules: number;
  readonly frozenAt: Date | null;
  readonly alarmedAt: Date | null;
  readonly alertSettledAt: Date | null;
  readonly disputedAt: Date | null;
  readonly otherDisputed: boolean;
  /** Outcomes that prove nothing: a signature that is missing, words that cannot be read. */
  readonly weakRules: number;
  /** Documents that other requests gave, too. */
  readonly documentsElsewhere: number;
  /** Null unless within `limits.recentChangeDays`. */
  readonly contactChangedAt: Date | null;
  readonly knownPhoneChangedAt: Date | null;
  readonly numberAbroad: boolean;
  /** Other accounts that have the requested number or asked for it. */
  readonly numberElsewhere: number;
  /** Somebody objected to another request for this number. */
  readonly numberDisputed: boolean;
  /** Rejections of this account's requests, in the last `limits.recentRejectionDays`. */
  readonly rejections: number;
  readonly wrongLogins: number;
  readonly recentLinks: number;
  readonly companyRequests: number;
  readonly submittedAt: Date | null;
  /** Where the number is at home; null: unknown. */
  readonly timeZone: string | null;
}

/** Frozen or reported, and not yet settled by an administrator. `db/alert.ts` says it in SQL. */
export function hasAlert(request: Pick<RiskFacts, "frozenAt" | "alarmedAt" | "alertSettledAt">) {
  return (request.frozenAt ?? request.alarmedAt) !== null && request.alertSettledAt === null;
}

/** The staff member who invited must not decide such a request. */
export function needsOtherEyes(
  request: Pick<RiskFacts, "situation" | "contactEmail" | "recipientKind">,
) {
  return request.recipientKind === "other" || changesContact(request);
}

/** Ignores a contact left over from a situation chosen earlier. */
export function changesContact(request: Pick<RiskFacts, "situation" | "contactEmail">) {
  if (!request.situation || !request.contactEmail) return false;
  return catalogue[request.situation].contact !== "kept";
}

/** The address may be meant to be taken for one that we know. */
export function contactLooksKnown(request: RiskFacts) {
  const { contactEmail, accountEmail, recipient } = request;
  if (!contactEmail || !changesContact(request)) return false;
  const known = [accountEmail, recipient];
  return !known.includes(contactEmail) && known.some((one) => looksLike(contactEmail, one));
}

/**
 * A first number, and nobody can be warned or called but the mailbox that asked for it. A telephone
 * that is the requested number itself proves nothing more.
 */
export function hasOnlyMailbox(
  request: Pick<RiskFacts, "situation" | "hasNumber" | "recipientKind" | "reach">,
) {
  return (
    asksNumber(request.situation) &&
    !request.hasNumber &&
    request.recipientKind === "main" &&
    request.reach !== "elsewhere"
  );
}

type HoldFacts = Pick<
  RiskFacts,
  | "situation"
  | "contactEmail"
  | "recipientKind"
  | "currentNumber"
  | "disputedAt"
  | "otherDisputed"
  | "reach"
  | "hasNumber"
>;

/** From the approval to its effect, so that a warning can still stop it. */
export function hoursOfHold(
  request: HoldFacts,
  rules: { readonly holdHours: number; readonly firstNumberHoldHours: number },
) {
  return Math.max(
    holdApplies(request) ? rules.holdHours : 0,
    hasOnlyMailbox(request) ? rules.firstNumberHoldHours : 0,
  );
}

function holdApplies(request: HoldFacts) {
  return (
    (request.situation !== null && catalogue[request.situation].isDelayed) ||
    lacksTelephone(request) ||
    needsOtherEyes(request) ||
    request.currentNumber === "lost" ||
    request.disputedAt !== null ||
    request.otherDisputed
  );
}
