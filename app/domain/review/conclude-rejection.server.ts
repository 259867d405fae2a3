import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { notPending, recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Conclusion } from "./conclusion.ts";

export async function concludeRejection(
  tx: Transaction,
  { secrets }: Domain,
  { request, review, event }: Conclusion,
) {
  const status = transition({ ...request, ...notPending }, "reject");
  if (!status.ok) return status;
  const decided = { decidedAt: review.createdAt, takesEffectAt: null };
  const rejected = await recordChange(tx, request, {
    ...event,
    patch: { status: status.value, ...decided, ...notPending },
  });
  const details = { reviewId: review.id, wasApproved: request.status === "approved" };
  await tellApplicants(tx, rejected, { template: "rejected", details });
  const account = await findAccount(tx, request.accountId);
  const notice = { template: "warning-rejected" } as const;
  await warnOldChannels(tx, secrets, { request: rejected, account, notice });
  return accept(rejected);
}
