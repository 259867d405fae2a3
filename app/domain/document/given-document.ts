import type { DocumentId } from "#app/domain/ids.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { RuleOutcome } from "./rules/outcome.ts";
import type { ScanState } from "./scan.ts";

/** A document as its customer sees it. */
export interface GivenDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly label: string;
  readonly files: number;
  readonly size: number;
  readonly pages: number | null;
  readonly scan: ScanState;
  readonly reading: "waiting" | "done" | "failed";
  readonly explanation: string | null;
  /** Why staff refused it; null when they did not. */
  readonly refused: string | null;
  /** Only the outcomes that customers may see. */
  readonly outcomes: readonly RuleOutcome[];
}

export type RemovedDocument = Pick<GivenDocument, "id" | "kind" | "label">;
