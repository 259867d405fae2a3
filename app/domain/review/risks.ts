import { catalogue } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";

export const riskIds = [
  "frozen",
  "alarmed",
  "other-recipient",
  "current-number-lost",
  "contact-changes",
  "number-explained",
  "code-failures-used-up",
] as const;
export type RiskId = (typeof riskIds)[number];

/** What the risks are read from. */
export interface RiskFacts {
  readonly situation: SituationId | null;
  readonly recipientKind: "main" | "other";
  readonly currentNumber: "proved" | "lost" | null;
  readonly contactEmail: string | null;
  readonly mobileExplanation: string | null;
  readonly codeFailures: number;
  readonly frozenAt: Date | null;
  readonly alarmedAt: Date | null;
}

/** Shown to staff beside the decision. Facts for a person: none refuses by itself. */
export function risksOf({ request }: { request: RiskFacts }): RiskId[] {
  const present: Record<RiskId, boolean> = {
    frozen: request.frozenAt !== null,
    alarmed: request.alarmedAt !== null,
    "other-recipient": request.recipientKind === "other",
    "current-number-lost": request.currentNumber === "lost",
    "contact-changes": changesContact(request),
    "number-explained": request.mobileExplanation !== null,
    "code-failures-used-up": request.codeFailures >= 10,
  };
  return riskIds.filter((risk) => present[risk]);
}

/** A contact left over from another situation that was chosen before does not count. */
export function changesContact(request: Pick<RiskFacts, "situation" | "contactEmail">) {
  if (!request.situation || !request.contactEmail) return false;
  return catalogue[request.situation].contact !== "kept";
}

/** Between such an approval and its effect lies a delay, in which a warning can still stop it. */
export function holdApplies(request: RiskFacts) {
  return (
    request.situation === "individual.no-mobile" ||
    changesContact(request) ||
    request.recipientKind === "other" ||
    request.currentNumber === "lost"
  );
}
