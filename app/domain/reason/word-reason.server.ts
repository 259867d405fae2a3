import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findReason } from "#db/reasons.server.ts";
import { type ReasonKind, reasonText, wordedReason } from "./reason.ts";
import { reasonId } from "./reason-id.ts";

export interface ChosenReason {
  /** Empty: none was chosen. */
  readonly reasonId?: string | undefined;
  /** A script put the reason's text into the field. */
  readonly isFilled?: boolean | undefined;
}

export interface WordedReason {
  readonly message: string;
  readonly reasonId: string | null;
  readonly reasonVersion: number | null;
}

/** The words for the customer: the catalogue's text in their language and what staff typed. */
export async function wordReason(
  db: Database,
  {
    kind,
    typed,
    locale,
    ...chosen
  }: ChosenReason & {
    readonly kind: ReasonKind;
    readonly typed: string;
    readonly locale: "fr" | "en";
  },
): Promise<Result<WordedReason, "reason-unknown">> {
  if (!chosen.reasonId)
    return accept({ message: typed.trim(), reasonId: null, reasonVersion: null });
  const id = reasonId.safeParse(chosen.reasonId);
  const reason = id.success ? await findReason(db, id.data) : null;
  if (reason?.kind !== kind) return refuse("reason-unknown");
  const message = wordedReason(reasonText(reason, locale), typed, chosen.isFilled ?? false);
  return accept({ message, reasonId: reason.id, reasonVersion: reason.version });
}
