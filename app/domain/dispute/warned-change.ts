import type { SituationId } from "#app/domain/situation/ids.ts";

/** What the page of a "this was not me" link says about the change. */
export interface WarnedChange {
  readonly accountName: string;
  readonly reference: string | null;
  readonly situation: SituationId | null;
  /** Masked. */
  readonly mobile: string | null;
  readonly addresses: readonly string[];
  /** The new main contact's name. */
  readonly contact: string | null;
  /** Of an invitation that opened nothing yet. */
  readonly invited: string | null;
}
