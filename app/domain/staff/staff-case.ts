import type { RiskId } from "#app/domain/review/risks.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { SupportingDocument } from "#db/schema/documents.ts";
import type { Request } from "#db/schema/requests.ts";
import type { HistoryEntry } from "./history.ts";

/** Everything that staff decide on, as it stands now. */
export interface StaffCase {
  readonly request: Request;
  readonly account: Account;
  readonly manager: { readonly name: string; readonly phone: string } | null;
  readonly documents: readonly Pick<
    SupportingDocument,
    "id" | "kind" | "label" | "size" | "pages" | "sha256"
  >[];
  readonly history: readonly HistoryEntry[];
  readonly risks: readonly RiskId[];
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
