import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { SupportingDocument } from "#db/schema/documents.ts";
import type { Request } from "#db/schema/requests.ts";
import type { HistoryEntry } from "./history.ts";

export type CaseDocument = Pick<
  SupportingDocument,
  | "id"
  | "kind"
  | "label"
  | "size"
  | "sha256"
  | "verdict"
  | "dangers"
  | "pages"
  | "scan"
  | "scanFinding"
  | "reading"
  | "facts"
  | "signatures"
  /** Set if the pictures were combined into one PDF. */
  | "compositionKey"
  | "explanation"
  | "receivedAt"
  | "purgedAt"
> & {
  readonly files: number;
  readonly hasPicture: boolean;
};

/** Everything staff decide on, in its current state. */
export interface StaffCase {
  readonly request: Request;
  readonly account: Account;
  readonly manager: { readonly name: string; readonly phone: string } | null;
  readonly documents: readonly CaseDocument[];
  /** Infected documents, which nobody can open. */
  readonly keptAside: readonly CaseDocument[];
  /** Rule outcomes by document id. */
  readonly judgements: Readonly<Record<string, readonly RuleOutcome[]>>;
  readonly history: readonly HistoryEntry[];
  readonly risks: readonly RiskId[];
  /** References of the account's other requests with a "this was not me" report. */
  readonly otherDisputed: readonly string[];
  readonly contactChanges: boolean;
  readonly checks: readonly CheckId[];
  readonly steps: readonly StepId[];
  /** Names of the staff who sent the invitations that opened or resumed the request. */
  readonly inviters: readonly string[];
  readonly viewerInvited: boolean;
  /** International form (+33 6 …). */
  readonly numbers: Readonly<Record<"now" | "asked" | "known", string | null>>;
  /** Null if an approval would take effect immediately. */
  readonly wouldTakeEffectAt: Date | null;
  readonly holdHours: number;
}
