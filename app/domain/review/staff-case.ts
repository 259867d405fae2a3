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
  | "compositionKey"
  | "explanation"
  | "receivedAt"
  | "purgedAt"
> & {
  readonly files: number;
  readonly hasPicture: boolean;
};

export interface StaffCase {
  readonly request: Request;
  readonly account: Account;
  readonly manager: { readonly name: string; readonly phone: string } | null;
  readonly documents: readonly CaseDocument[];
  readonly infected: readonly CaseDocument[];
  readonly judgements: Readonly<Record<string, readonly RuleOutcome[]>>;
  readonly history: readonly HistoryEntry[];
  readonly risks: readonly RiskId[];
  readonly otherDisputed: readonly string[];
  /** In the last `limits.codeFailureDays`. */
  readonly accountCodeFailures: number;
  /** Times that staff may still give the customer new tries. */
  readonly resetsLeft: number;
  readonly contactChanges: boolean;
  readonly checks: readonly CheckId[];
  readonly steps: readonly StepId[];
  readonly inviters: readonly string[];
  readonly viewerInvited: boolean;
  readonly numbers: Readonly<Record<"now" | "asked" | "known", string | null>>;
  readonly wouldTakeEffectAt: Date | null;
  readonly holdHours: number;
}
