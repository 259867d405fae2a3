import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { SecondLookId } from "#app/domain/ids.ts";
import type { Assessment } from "#app/domain/request/assess.ts";
import type { DecisionId } from "#app/domain/request/decision-ids.ts";
import type { SecondVerdict } from "#app/domain/request/second-verdict.ts";
import type { CaseRow } from "#app/domain/review/compare-case.ts";
import type { CaseDocument } from "#app/domain/review/staff-case.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { FrozenRequest } from "#db/schema/decision-snapshots.ts";

/**
 * The case as it was at the first decision, without that decision, who made it, the reference and
 * anything that happened later.
 */
export interface BlindCase {
  readonly id: SecondLookId;
  readonly login: Account["login"];
  readonly entity: Account["entity"];
  readonly name: string;
  readonly situation: SituationId | null;
  readonly rows: readonly CaseRow[];
  readonly documents: readonly Pick<CaseDocument, "id" | "kind" | "label">[];
  readonly judgements: Readonly<Record<string, readonly RuleOutcome[]>>;
  readonly assessment: Assessment;
  /** What the first person had to check. */
  readonly checks: readonly CheckId[];
  readonly mobileVerifiedAt: string | null;
  readonly currentNumber: FrozenRequest["currentNumber"];
  readonly knownPhone: string | null;
  readonly frozenAt: Date;
}

interface Said<Decision> {
  readonly decision: Decision;
  readonly by: string | null;
  readonly at: Date;
  readonly words: string | null;
}

export interface DoneLook {
  readonly reference: string;
  readonly version: number;
  readonly agreed: boolean;
  readonly first: Said<DecisionId>;
  readonly second: Said<SecondVerdict>;
  /** The approval has no effect yet, or none for good while nobody lifts a freeze. */
  readonly approval: "none" | "waiting" | "applied" | "frozen";
  readonly takesEffectAt: Date | null;
}

/** On the list of what a member may take. Dates are as written by PostgreSQL. */
export interface WaitingLook {
  readonly id: SecondLookId;
  readonly situation: SituationId | null;
  readonly pickedAt: string;
  readonly isOwn: boolean;
}

export interface DifferingLook {
  readonly id: SecondLookId;
  readonly reference: string;
  readonly first: DecisionId;
  readonly verdict: SecondVerdict;
  readonly decidedAt: string;
}
