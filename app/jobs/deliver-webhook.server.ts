import type { JobHelpers } from "graphile-worker";
import type { AccountId } from "#app/domain/ids.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { asksNumber } from "#app/domain/situation/catalogue.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findRequest, listSituationsAppliedAfter } from "#db/requests.server.ts";
import {
  findWebhookDelivery,
  passOverWebhookDelivery,
  settleWebhookDelivery,
} from "#db/webhooks.server.ts";

/**
 * The id lets the receiver drop a duplicate. A delivery overtaken by a later change is dropped, so
 * the last one delivered is the number in force.
 */
export async function deliverWebhook(
  { db, webhook }: Services,
  { deliveryId }: JobPayloads["deliver-webhook"],
  { job }: Pick<JobHelpers, "job">,
) {
  const delivery = await findWebhookDelivery(db, deliveryId);
  if (!delivery || delivery.status !== "queued" || !webhook) return;
  const request = await findRequest(db, delivery.requestId);
  if (!request?.appliedAt) return;
  const { accountId, appliedAt } = request;
  if (await isOvertaken(db, { accountId, appliedAt })) {
    return passOverWebhookDelivery(db, deliveryId);
  }
  const { login } = await findAccount(db, accountId);
  const answer = await webhook.send({
    id: `msg_${delivery.id}`,
    event: "account.mobile_changed",
    at: appliedAt,
    data: {
      login,
      mobile: request.mobile,
      mobileVerifiedAt: request.mobileVerifiedAt?.toISOString() ?? null,
      request: request.reference,
    },
  });
  const failure = answer.outcome === "accepted" ? null : answer.reason;
  const isLast = job.attempts >= job.max_attempts;
  const again = isLast ? "refused" : "queued";
  const status = (
    { accepted: "sent", refused: "refused", deferred: again, unknown: again } as const
  )[answer.outcome];
  await settleWebhookDelivery(db, deliveryId, { status, failure });
  if (status === "queued") throw new Error(`webhook ${deliveryId}: ${failure}`);
}

async function isOvertaken(db: Database, change: { accountId: AccountId; appliedAt: Date }) {
  const later = await listSituationsAppliedAfter(db, change);
  return later.some(asksNumber);
}
