import type { DocumentVerdict } from "#app/domain/document/staff-verdict.ts";
import type { LinkTryOutcome } from "#app/domain/invitation/link-try.ts";
import type { ShownNote } from "#app/domain/note/note.ts";
import type { Reason } from "#app/domain/reason/reason.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import type { ShownMessage } from "#app/domain/thread/thread.ts";
import type { Review } from "#db/schema/reviews.ts";
import type { CaseRow } from "./compare-case.ts";

interface EarlierRequest {
  readonly reference: string;
  readonly status: Status;
  /** Ended because the customer did not confirm it. */
  readonly hasLapsed: boolean;
  readonly situation: SituationId | null;
  readonly createdAt: Date;
  readonly decision: Review["decision"] | null;
  readonly message: string | null;
}

export interface FoundAccount {
  readonly login: string;
  readonly name: string;
  /** A request of it; absent when the account itself has the value. */
  readonly reference?: string | undefined;
}

/** Other accounts with something of this request. */
export interface Elsewhere {
  readonly number: readonly FoundAccount[];
  readonly company: readonly FoundAccount[];
  readonly address: readonly FoundAccount[];
  /** References of requests with the same document. */
  readonly document: readonly string[];
}

export interface LinkUse {
  readonly at: Date;
  readonly outcome: LinkTryOutcome;
  readonly network: string;
  readonly browser: string | null;
  readonly isProgram: boolean;
}

/** What a colleague ticked so far. */
export interface ColleagueChecks {
  readonly name: string;
  readonly checks: readonly CheckId[];
}

export interface CaseContext {
  readonly rows: readonly CaseRow[];
  /** When staff decided, if the rows show what stood then. */
  readonly frozenAt: Date | null;
  readonly earlier: readonly EarlierRequest[];
  readonly elsewhere: Elsewhere;
  readonly linkUses: readonly LinkUse[];
  /** All of the catalogue, retired ones included. */
  readonly reasons: readonly Reason[];
  /** By the document's id. */
  readonly verdicts: Readonly<Record<string, DocumentVerdict>>;
  /** Changes were asked for, and the customer has not begun. */
  readonly mayTakeBack: boolean;
  readonly ownChecks: readonly CheckId[];
  readonly colleagueChecks: readonly ColleagueChecks[];
  /** The oldest first. */
  readonly notes: readonly ShownNote[];
  readonly thread: readonly ShownMessage[];
}
