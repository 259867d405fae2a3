import type { ReadAction } from "#app/domain/audit/actions.ts";

/** What a member has just done, and the request that waits longest. */
export interface Done {
  readonly action: ReadAction;
  readonly next: string | null;
}
