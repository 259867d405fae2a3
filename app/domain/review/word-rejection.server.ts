import { type ChosenReason, wordReason } from "#app/domain/reason/word-reason.server.ts";
import { refuse } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";

export type RejectionInput = ChosenReason & { readonly reason: string };

/** Why the request is refused: the preview and the decision word it alike. */
export async function wordRejection(
  db: Database,
  request: Pick<Request, "accountId">,
  { reason: typed, ...chosen }: RejectionInput,
) {
  const { locale } = await findAccount(db, request.accountId);
  const worded = await wordReason(db, { ...chosen, kind: "rejection", typed, locale });
  if (!worded.ok) return worded;
  return worded.value.message ? worded : refuse("reason-missing");
}
