import type { ReadAction } from "#app/domain/audit/actions.ts";

/** What a member has just done, and whether there is another request for them to take. */
export interface Done {
  readonly action: ReadAction;
  readonly hasNext: boolean;
}
