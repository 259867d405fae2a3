import { limits } from "#app/domain/limits.ts";
import { asksAddresses } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { lacksTelephone } from "./call-back.ts";
import { looksLike } from "./look-alike.ts";
import { isOddHour } from "./odd-hour.ts";
import type { RiskBand } from "./risk-band.ts";
import {
  changesContact,
  contactLooksKnown,
  hasAlert,
  hasOnlyMailbox,
  type RiskFacts,
  type RiskId,
  riskIds,
} from "./risks.ts";

/** Where staff look the fact up. */
export type EvidenceKind = "warnings" | "answers" | "account" | "number" | "documents" | "attempts";

export interface NamedRisk {
  readonly evidence: EvidenceKind;
  /** Default; administrators can change it. */
  readonly points: number;
  /** The lowest band of a request with this risk, whatever its points. Settings only raise it. */
  readonly floor: RiskBand;
  readonly isPresent: (facts: RiskFacts) => boolean;
  /** How often, or when: shown with the risk. */
  readonly value?: (facts: RiskFacts) => number | Date | null;
}

/**
 * Why these numbers: docs/decisions/2026-11-28-risk-score.md. A risk is information for staff: it
 * refuses no request by itself.
 */
export const riskCatalogue: Record<RiskId, NamedRisk> = {
  frozen: {
    ...{ evidence: "warnings", points: 60, floor: "raised" },
    isPresent: (facts) => hasAlert(facts) && facts.frozenAt !== null,
    value: ({ frozenAt }) => frozenAt,
  },
  alarmed: {
    ...{ evidence: "warnings", points: 60, floor: "raised" },
    isPresent: (facts) => isAlarmed(facts) && facts.status === "applied",
    value: ({ alarmedAt }) => alarmedAt,
  },
  "alarmed-closed": {
    ...{ evidence: "warnings", points: 60, floor: "raised" },
    isPresent: (facts) => isAlarmed(facts) && facts.status !== "applied",
    value: ({ alarmedAt }) => alarmedAt,
  },
  disputed: {
    ...{ evidence: "warnings", points: 50, floor: "raised" },
    isPresent: (facts) => facts.disputedAt !== null && !hasAlert(facts),
    value: ({ disputedAt }) => disputedAt,
  },
  "other-disputed": {
    ...{ evidence: "warnings", points: 30, floor: "raised" },
    isPresent: ({ otherDisputed }) => otherDisputed,
  },
  "other-recipient": {
    ...{ evidence: "answers", points: 40, floor: "raised" },
    isPresent: ({ recipientKind }) => recipientKind === "other",
  },
  "recipient-stopped": {
    ...{ evidence: "warnings", points: 60, floor: "high" },
    isPresent: ({ recipientStopped }) => recipientStopped,
  },
  "current-number-lost": {
    ...{ evidence: "number", points: 25, floor: "low" },
    isPresent: ({ currentNumber }) => currentNumber === "lost",
  },
  "current-number-not-asked": {
    ...{ evidence: "number", points: 30, floor: "raised" },
    isPresent: ({ hasNumber, situation }) => hasNumber && asksAddresses(situation),
  },
  "contact-changes": {
    ...{ evidence: "answers", points: 15, floor: "raised" },
    isPresent: changesContact,
  },
  "contact-looks-known": {
    ...{ evidence: "answers", points: 40, floor: "raised" },
    isPresent: contactLooksKnown,
  },
  "number-explained": {
    ...{ evidence: "number", points: 10, floor: "low" },
    isPresent: ({ mobileExplanation }) => mobileExplanation !== null,
  },
  "code-failures-used-up": {
    ...{ evidence: "attempts", points: 25, floor: "low" },
    isPresent: ({ codeFailures }) => codeFailures >= limits.codeFailuresPerRequest,
    value: ({ codeFailures }) => codeFailures,
  },
  "code-failures-repeated": {
    ...{ evidence: "attempts", points: 20, floor: "low" },
    isPresent: (facts) => facts.accountCodeFailures >= limits.codeFailuresBeforeWarning,
    value: ({ accountCodeFailures }) => accountCodeFailures,
  },
  "no-telephone": {
    ...{ evidence: "account", points: 40, floor: "raised" },
    isPresent: lacksTelephone,
  },
  "only-mailbox": {
    ...{ evidence: "account", points: 15, floor: "low" },
    isPresent: hasOnlyMailbox,
  },
  "wrong-last-four": {
    ...{ evidence: "attempts", points: 30, floor: "low" },
    isPresent: ({ lastFourFailures }) => lastFourFailures > 0,
    value: ({ lastFourFailures }) => lastFourFailures,
  },
  "rules-fail": {
    ...{ evidence: "documents", points: 30, floor: "low" },
    isPresent: ({ failingRules }) => failingRules > 0,
    value: ({ failingRules }) => failingRules,
  },
  "rules-weak": {
    ...{ evidence: "documents", points: 5, floor: "low" },
    isPresent: ({ weakRules }) => weakRules > 0,
    value: ({ weakRules }) => weakRules,
  },
  "document-elsewhere": {
    ...{ evidence: "documents", points: 20, floor: "low" },
    isPresent: ({ documentsElsewhere }) => documentsElsewhere > 0,
    value: ({ documentsElsewhere }) => documentsElsewhere,
  },
  "contact-recent": {
    ...{ evidence: "account", points: 25, floor: "low" },
    isPresent: ({ contactChangedAt }) => contactChangedAt !== null,
    value: ({ contactChangedAt }) => contactChangedAt,
  },
  "telephone-recent": {
    ...{ evidence: "account", points: 25, floor: "low" },
    isPresent: ({ knownPhoneChangedAt }) => knownPhoneChangedAt !== null,
    value: ({ knownPhoneChangedAt }) => knownPhoneChangedAt,
  },
  "recipient-looks-known": {
    ...{ evidence: "answers", points: 40, floor: "high" },
    isPresent: ({ recipientKind, recipient, accountEmail }) =>
      recipientKind === "other" && looksLike(recipient, accountEmail),
  },
  "number-abroad": {
    ...{ evidence: "number", points: 15, floor: "low" },
    isPresent: ({ numberAbroad }) => numberAbroad,
  },
  "number-elsewhere": {
    ...{ evidence: "number", points: 25, floor: "low" },
    isPresent: ({ numberElsewhere }) => numberElsewhere > 0,
    value: ({ numberElsewhere }) => numberElsewhere,
  },
  "number-disputed": {
    ...{ evidence: "warnings", points: 50, floor: "high" },
    isPresent: ({ numberDisputed }) => numberDisputed,
  },
  "rejected-before": {
    ...{ evidence: "account", points: 20, floor: "low" },
    isPresent: ({ rejections }) => rejections > 0,
    value: ({ rejections }) => rejections,
  },
  "wrong-logins": {
    ...{ evidence: "attempts", points: 15, floor: "low" },
    isPresent: ({ wrongLogins }) => wrongLogins >= limits.wrongLoginsUntilRisk,
    value: ({ wrongLogins }) => wrongLogins,
  },
  "several-links": {
    ...{ evidence: "attempts", points: 10, floor: "low" },
    isPresent: ({ recentLinks }) => recentLinks >= limits.linksUntilRisk,
    value: ({ recentLinks }) => recentLinks,
  },
  "busy-company": {
    ...{ evidence: "account", points: 10, floor: "low" },
    isPresent: ({ companyRequests }) => companyRequests >= limits.companyRequestsUntilRisk,
    value: ({ companyRequests }) => companyRequests,
  },
  "odd-hour": {
    ...{ evidence: "answers", points: 5, floor: "low" },
    isPresent: ({ submittedAt, timeZone }) =>
      submittedAt !== null && timeZone !== null && isOddHour(submittedAt, timeZone),
    value: ({ submittedAt }) => submittedAt,
  },
};

export function risksOf(facts: RiskFacts): RiskId[] {
  return riskIds.filter((id) => riskCatalogue[id].isPresent(facts));
}

function isAlarmed(facts: RiskFacts) {
  return hasAlert(facts) && facts.alarmedAt !== null;
}

export interface SituationFloors {
  readonly floor: RiskBand;
  /** The same where nobody can be called back. */
  readonly withoutTelephone: RiskBand;
}

/** A document proves who runs a company, and nothing about who is writing: two people look. */
const document: SituationFloors = { floor: "raised", withoutTelephone: "high" };
const number: SituationFloors = { floor: "low", withoutTelephone: "raised" };

export const situationFloors: Record<SituationId, SituationFloors> = {
  "individual.add": number,
  "individual.change": number,
  "individual.no-mailbox": number,
  "individual.no-mobile": number,
  "organisation.standard": number,
  "organisation.acquired": document,
  "organisation.retired": document,
  "organisation.deceased": document,
};
