import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { type TelephoneKind, telephonesOf } from "#app/domain/request/call-back.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { leastHold, notAsked } from "#app/domain/request/confirmation.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { scheduleEffect } from "#app/domain/review/apply-request.server.ts";
import { decideOnSeen, type SeenWithReason } from "#app/domain/review/decide.server.ts";
import { afterHours } from "#app/domain/review/delay.ts";
import { involvementOf } from "#app/domain/review/involvement.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { insertLift, listLifts } from "#db/approvals.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { endLinks } from "#db/links.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Lift } from "#db/schema/approvals.ts";
import type { Request } from "#db/schema/requests.ts";
import { liftObstacle } from "./lift-obstacle.ts";

export type LiftInput = SeenWithReason & {
  /** The telephone on which this administrator called back; null: did not. */
  readonly telephone: TelephoneKind | null;
};

/**
 * One administrator who called back lifts the freeze; without a call the first one proposes it, and
 * the second confirms. Lifts only the freeze that was seen: a newer one makes it stale.
 */
export function liftFreeze(domain: Domain, input: LiftInput) {
  return decideOnSeen(domain, input, "lift", async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    const earlier = await listLifts(tx, request);
    const refusal = await liftRefusal(tx, { request, account, earlier }, input);
    if (refusal) return refuse(refusal);
    const { requestId, version, staffId, telephone } = input;
    const reason = input.reason.trim();
    const lift = await insertLift(tx, { requestId, version, staffId, reason, telephone });
    const isEnough = telephone !== null || earlier.length + 1 >= limits.liftsWithoutCallBack;
    if (isEnough) return accept(await lifted(tx, domain, { request, account, lift }));
    await recordProposal(tx, lift);
    return accept(request);
  });
}

interface Found {
  readonly request: Request;
  readonly account: Account;
  readonly earlier: readonly Lift[];
}

async function liftRefusal(
  tx: Transaction,
  { request, account, earlier }: Found,
  { staffId, reason, telephone }: LiftInput,
) {
  const involvement = await involvementOf(tx, request.id, staffId);
  const obstacle = liftObstacle({ request, involvement });
  if (obstacle) return obstacle;
  if (!reason.trim()) return "reason-missing";
  if (telephone) {
    const isKnown = telephonesOf(request, account).some(({ kind }) => kind === telephone);
    return isKnown ? null : "telephone-unknown";
  }
  return earlier.some((lift) => lift.staffId === staffId) ? "already-proposed" : null;
}

/** The version stays: the next administrator confirms the lifting of the same freeze. */
async function recordProposal(tx: Transaction, { requestId, staffId, version, reason }: Lift) {
  await appendAuditEvent(tx, {
    requestId,
    actor: `staff:${staffId}`,
    action: "freeze-lift-proposed",
    details: { seen: version, reason },
  });
}

/** All old channels are told and can freeze again; the delay of an approved request begins again. */
async function lifted(
  tx: Transaction,
  domain: Domain,
  { request, account, lift }: Pick<Found, "request" | "account"> & { readonly lift: Lift },
) {
  const takesEffectAt = await effectAfterLift(tx, domain, request);
  const details = takesEffectAt ? heldDetails(takesEffectAt, request.confirmationDue) : {};
  const { version: seen, reason, telephone, staffId } = lift;
  const changed = await recordChange(tx, request, {
    patch: { frozenAt: null, frozenBy: null, takesEffectAt, ...notAsked },
    actor: `staff:${staffId}`,
    action: "freeze-lifted",
    details: { seen, reason, telephone, ...details },
  });
  const notice = { template: "warning-lifted", details } as const;
  await warnOldChannels(tx, domain.secrets, { request: changed, account, notice });
  await endLinks(tx, request.id, "confirmation");
  await scheduleEffect(tx, changed);
  return changed;
}

function heldDetails(takesEffectAt: Date, confirms: boolean) {
  return { takesEffectAt: takesEffectAt.toISOString(), ...(confirms && ({ confirms } as const)) };
}

async function effectAfterLift(tx: Transaction, { rules }: Domain, request: Request) {
  const { takesEffectAt, confirmationDue } = request;
  if (!takesEffectAt) return null;
  const delayed = afterHours(await databaseNow(tx), leastHold(rules, confirmationDue));
  return takesEffectAt > delayed ? takesEffectAt : delayed;
}
