import type { DocumentId } from "#app/domain/ids.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { AnyDocument } from "#db/schema/documents.ts";

export const threadSides = ["staff", "customer"] as const;
export type ThreadSide = (typeof threadSides)[number];

/** As a page shows it. */
export interface ShownMessage {
  readonly id: string;
  readonly side: ThreadSide;
  /** Who of staff wrote it, for staff; null for the customer, who reads no names. */
  readonly by: string | null;
  readonly at: Date;
  /** Null: erased. */
  readonly text: string | null;
  /** When the other side first read it. */
  readonly readAt: Date | null;
  readonly files: readonly ShownFile[];
}

/** `unfit`: of staff, and found later not to be safe or whole. */
export type FileState = "checked" | "waiting" | "infected" | "purged" | "unfit";

export interface ShownFile {
  readonly id: DocumentId;
  readonly label: string;
  readonly size: number;
  readonly state: FileState;
}

type Attached = Pick<AnyDocument, "id" | "label" | "size" | "scan" | "verdict" | "purgedAt">;

export function shownFile({ id, label, size, ...document }: Attached): ShownFile {
  return { id, label, size, state: stateOf(document) };
}

/** Of staff, for the customer, who gets only what was judged good. */
export function sentFileState(document: Omit<Attached, "id" | "label" | "size">): FileState {
  const state = stateOf(document);
  return state === "checked" && document.verdict !== "good" ? "unfit" : state;
}

function stateOf({
  scan,
  verdict,
  purgedAt,
}: Pick<Attached, "scan" | "verdict" | "purgedAt">): FileState {
  if (scan === "found") return "infected";
  if (purgedAt) return "purged";
  return scan === "pending" || verdict === "unjudged" ? "waiting" : "checked";
}

/** Sent at least once, and not over. */
const living: readonly Status[] = ["submitted", "returned", "approved"];

export function isThreadLiving(status: Status) {
  return living.includes(status);
}

interface Written {
  readonly status: Status;
  readonly frozenAt: Date | null;
}

export type ThreadClosure = "thread-closed" | "frozen";

/**
 * Null: both sides may write. While the request is suspended nobody may: who opened it may be the
 * thief, and staff call the numbers that were known before.
 */
export function threadClosure({ status, frozenAt }: Written): ThreadClosure | null {
  if (!isThreadLiving(status)) return "thread-closed";
  return frozenAt ? "frozen" : null;
}
