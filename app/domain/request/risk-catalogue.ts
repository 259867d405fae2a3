import type { SituationId } from "#app/domain/situation/ids.ts";
import type { RiskBand } from "./risk-band.ts";
import type { RiskId } from "./risks.ts";

/** Where staff look the fact up. */
type EvidenceKind = "answers" | "account" | "documents" | "attempts" | "warnings" | "call";

interface NamedRisk {
  readonly evidence: EvidenceKind;
  /** Default; administrators can change it. */
  readonly points: number;
  /** The lowest band of a request with this risk, whatever its points. Settings only raise it. */
  readonly floor: RiskBand;
}

export const riskCatalogue: Record<RiskId, NamedRisk> = {
  frozen: { evidence: "warnings", points: 60, floor: "raised" },
  alarmed: { evidence: "warnings", points: 60, floor: "raised" },
  "alarmed-closed": { evidence: "warnings", points: 60, floor: "raised" },
  disputed: { evidence: "warnings", points: 50, floor: "raised" },
  "other-disputed": { evidence: "warnings", points: 30, floor: "raised" },
  "other-recipient": { evidence: "answers", points: 40, floor: "raised" },
  "recipient-stopped": { evidence: "warnings", points: 60, floor: "high" },
  "current-number-lost": { evidence: "answers", points: 25, floor: "low" },
  "current-number-not-asked": { evidence: "account", points: 30, floor: "raised" },
  "contact-changes": { evidence: "answers", points: 15, floor: "raised" },
  "contact-looks-known": { evidence: "answers", points: 40, floor: "raised" },
  "number-explained": { evidence: "answers", points: 10, floor: "low" },
  "code-failures-used-up": { evidence: "attempts", points: 25, floor: "low" },
  "code-failures-repeated": { evidence: "attempts", points: 20, floor: "low" },
  "no-telephone": { evidence: "account", points: 40, floor: "raised" },
  "only-mailbox": { evidence: "account", points: 15, floor: "low" },
  "wrong-last-four": { evidence: "call", points: 30, floor: "low" },
  "rules-fail": { evidence: "documents", points: 30, floor: "low" },
};

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
