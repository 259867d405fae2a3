import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { decideOnSeen, type Seen, writeReview } from "./decide.server.ts";

export function rejectRequest(domain: Domain, input: Seen & { reason: string }) {
  return decideOnSeen(domain, input, "reject", async (tx, request) => {
    const status = transition(request, "reject");
    if (!status.ok) return status;
    const message = input.reason.trim();
    if (!message) return refuse("reason-missing");
    const review = await writeReview(tx, input, { decision: "rejected", message });
    const rejected = await recordChange(tx, request, {
      patch: { status: status.value, decidedAt: await databaseNow(tx), takesEffectAt: null },
      actor: `staff:${input.staffId}`,
      action: "rejected",
      details: { seen: input.version, review: review.id },
    });
    const details = { reviewId: review.id, wasApproved: request.status === "approved" };
    await tellApplicants(tx, rejected, { template: "rejected", details });
    const account = await findAccount(tx, request.accountId);
    const notice = { template: "warning-rejected" } as const;
    await warnOldChannels(tx, domain.secrets, { request: rejected, account, notice });
    return accept(rejected);
  });
}
