import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { CaseRegistry } from "#app/domain/registry/case-registry.ts";
import type { Assessment } from "#app/domain/request/assess.ts";
import type { Telephone } from "#app/domain/request/call-back.ts";
import type { DecisionId } from "#app/domain/request/decision-ids.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { AnyDocument } from "#db/schema/documents.ts";
import type { Request } from "#db/schema/requests.ts";
import type { ApprovalObstacle, Involvement } from "./approval-obstacle.ts";
import type { CaseContext } from "./case-context.ts";
import type { FailingRule } from "./failing-rules.ts";
import type { HistoryEntry } from "./history.ts";
import type { UndoObstacle } from "./undo.ts";

export type CaseDocument = Pick<
  AnyDocument,
  | "id"
  | "kind"
  | "messageId"
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

/** Staff see the requested number in `numbers` alone. */
export type StaffRequest = Omit<Request, "mobile">;

/** `number` is in international form, `href` is a `tel:` address. */
export type CallableTelephone = Telephone & { readonly href: string };

/** Of the version that is shown. */
export interface ApprovalCount {
  readonly given: number;
  readonly needed: number;
}

export interface LiftProposal {
  readonly by: string | null;
  readonly byViewer: boolean;
  readonly reason: string;
}

/** A decision that can still be undone. */
export interface PendingDecision {
  readonly decision: DecisionId;
  readonly by: string | null;
  readonly byViewer: boolean;
  readonly until: Date;
  readonly secondsLeft: number;
  /** Of an approval with a delay. */
  readonly takesEffectAt: Date | null;
}

export interface StaffCase {
  readonly request: StaffRequest;
  readonly account: Account;
  readonly manager: { readonly name: string; readonly phone: string } | null;
  readonly documents: readonly CaseDocument[];
  readonly infected: readonly CaseDocument[];
  /** Files of messages, infected ones too. */
  readonly attachments: readonly CaseDocument[];
  readonly judgements: Readonly<Record<string, readonly RuleOutcome[]>>;
  readonly history: readonly HistoryEntry[];
  readonly assessment: Assessment;
  readonly otherDisputed: readonly string[];
  /** In the last `limits.codeFailureDays`. */
  readonly accountCodeFailures: number;
  /** Times that staff may still give the customer new tries. */
  readonly resetsLeft: number;
  readonly contactChanges: boolean;
  readonly checks: readonly CheckId[];
  readonly steps: readonly StepId[];
  readonly inviters: readonly string[];
  readonly numbers: Readonly<Record<"now" | "asked" | "known", string | null>>;
  readonly telephones: readonly CallableTelephone[];
  readonly asksLastFour: boolean;
  readonly failing: readonly FailingRule[];
  readonly registry: CaseRegistry;
  readonly approvals: ApprovalCount;
  readonly obstacle: ApprovalObstacle | null;
  readonly pending: PendingDecision | null;
  readonly undo: UndoObstacle | null;
  /** In which a decision can be undone. */
  readonly undoMinutes: number;
  readonly involvement: Involvement;
  /** Administrators who proposed to lift the freeze, with their reasons. */
  readonly liftProposals: readonly LiftProposal[];
  readonly wouldTakeEffectAt: Date | null;
  readonly holdHours: number;
  readonly context: CaseContext;
  /** The customer would be asked to confirm after that. */
  readonly confirms: boolean;
}
