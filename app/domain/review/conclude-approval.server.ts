import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import type { DetailsOf } from "#app/domain/notice/templates.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { notPending, recordChange } from "#app/domain/request/change-request.server.ts";
import { asksConfirmation, hoursToEffect } from "#app/domain/request/confirmation.ts";
import { hoursOfHold } from "#app/domain/request/risks.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { putIntoEffect, scheduleEffect } from "./apply-request.server.ts";
import type { Conclusion } from "./conclusion.ts";
import { afterHours } from "./delay.ts";
import { gatherFacts } from "./gather-facts.server.ts";

/**
 * Weighs the request again: since the decision, an approver may have been disabled or a risk been
 * added. The delay counts from the decision, and never becomes shorter than was announced to staff.
 */
export async function concludeApproval(
  tx: Transaction,
  domain: Domain,
  { request, review, event }: Conclusion,
) {
  const status = transition({ ...request, ...notPending }, "approve");
  if (!status.ok) return status;
  const { facts, needed, assessment, account, approvals } = await gatherFacts(
    tx,
    request,
    review.version,
  );
  if (approvals.length < needed) return refuse("approvals-missing");
  const now = await databaseNow(tx);
  const confirmationDue = asksConfirmation(assessment.band);
  const hold = hoursOfHold(facts, domain.rules);
  const hours = hoursToEffect(hold, domain.rules, assessment.band);
  const delayed = afterHours(review.createdAt, hours);
  const takesEffectAt = latest(now, delayed, review.takesEffectAt ?? now);
  const time = { takesEffectAt: takesEffectAt.toISOString() };
  const approved = await recordChange(tx, request, {
    ...event,
    patch: {
      ...{ status: status.value, decidedAt: review.createdAt, takesEffectAt, confirmationDue },
      ...notPending,
    },
    details: { ...event.details, ...time },
  });
  const isDelayed = takesEffectAt > now || confirmationDue;
  const confirms = confirmationDue && ({ confirms: true } as const);
  await tellDecision(tx, domain, {
    approved,
    account,
    details: isDelayed ? { ...time, ...confirms } : {},
  });
  if (!isDelayed) return putIntoEffect(tx, domain, approved);
  await scheduleEffect(tx, approved);
  return accept(approved);
}

function latest(...moments: readonly Date[]) {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())));
}

interface Told {
  readonly approved: Request;
  readonly account: Account;
  readonly details: DetailsOf["approved"];
}

async function tellDecision(
  tx: Transaction,
  { secrets }: Domain,
  { approved, account, details }: Told,
) {
  const notice = { template: "warning-decided", details } as const;
  await warnOldChannels(tx, secrets, { request: approved, account, notice });
  await tellApplicants(tx, approved, { template: "approved", details });
}
