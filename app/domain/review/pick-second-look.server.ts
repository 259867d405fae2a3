import type { Assessment } from "#app/domain/request/assess.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Review } from "#db/schema/reviews.ts";
import { pickSecondLook } from "#db/second-looks.server.ts";

export interface Weighed {
  readonly assessment: Assessment;
  readonly checks: readonly CheckId[];
}

/**
 * Where one person decided, some decisions are made blindly once more. The event stands in the chain
 * of the system: the history of the case must not tell the decider that theirs was picked.
 */
export async function pickForSecondLook(
  tx: Transaction,
  { id: reviewId, requestId }: Review,
  { assessment, checks }: Weighed,
) {
  if (approvalsOf(assessment.band) > 1) return;
  const look = await pickSecondLook(tx, { requestId, reviewId, assessment, checks });
  if (!look) return;
  const details = { look, review: reviewId };
  await appendAuditEvent(tx, {
    ...{ requestId: null, actor: "system", action: "second-look.picked", details },
  });
}
