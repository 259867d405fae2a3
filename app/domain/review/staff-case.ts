import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { SupportingDocument } from "#db/schema/documents.ts";
import type { Request } from "#db/schema/requests.ts";
import type { HistoryEntry } from "./history.ts";

/** A paper as staff see it. */
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
  /** Not null where its pictures became one PDF. */
  | "compositionKey"
  | "explanation"
  | "receivedAt"
  | "purgedAt"
> & {
  /** How many it was uploaded as. */
  readonly files: number;
  /** Has its first page a picture? */
  readonly hasPicture: boolean;
};

/** Everything that staff decide on, as it stands now. */
export interface StaffCase {
  readonly request: Request;
  readonly account: Account;
  readonly manager: { readonly name: string; readonly phone: string } | null;
  readonly documents: readonly CaseDocument[];
  /** Those in which the antivirus found something: they are shown to nobody. */
  readonly keptAside: readonly CaseDocument[];
  /** What the rules say of each of the documents, by its id. */
  readonly judgements: Readonly<Record<string, readonly RuleOutcome[]>>;
  readonly history: readonly HistoryEntry[];
  readonly risks: readonly RiskId[];
  /** The references of the account's other requests about which somebody said "this was not me". */
  readonly otherDisputed: readonly string[];
  readonly contactChanges: boolean;
  readonly checks: readonly CheckId[];
  readonly steps: readonly StepId[];
  /** Names of the staff behind the invitations that opened or resumed it. */
  readonly inviters: readonly string[];
  readonly viewerInvited: boolean;
  /** In international form. */
  readonly numbers: Readonly<Record<"now" | "asked" | "known", string | null>>;
  /** Null when an approval would take effect at once. */
  readonly wouldTakeEffectAt: Date | null;
  readonly holdHours: number;
}
