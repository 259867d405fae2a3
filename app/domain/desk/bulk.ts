import type { DeskRefusal } from "./desk-refusal.ts";

export const bulkActs = ["assign", "remind", "freeze", "thaw"] as const;
export type BulkAct = (typeof bulkActs)[number];

/** A request as the queue showed it. */
export interface BulkRow {
  readonly reference: string;
  readonly version: number;
}

/** `proposed`: a second administrator has to lift the freeze as well. */
export type BulkOutcome = "done" | "proposed" | DeskRefusal | LiftRefusal;

/** Those of lifting a freeze that others have not. */
type LiftRefusal =
  | "stale"
  | "not-frozen"
  | "inviter"
  | "involved"
  | "shared-access"
  | "telephone-unknown"
  | "already-proposed"
  | "locked";

export interface BulkResult {
  readonly reference: string;
  readonly outcome: BulkOutcome;
}

export function writeRow({ reference, version }: BulkRow) {
  return `${reference}:${String(version)}`;
}

/** What was not written by us is left out. */
export function readRow(text: string): BulkRow | null {
  const [, reference, version] = /^([A-Z0-9]{4}-[A-Z0-9]{4}):(\d{1,9})$/.exec(text) ?? [];
  return reference && version ? { reference, version: Number(version) } : null;
}
