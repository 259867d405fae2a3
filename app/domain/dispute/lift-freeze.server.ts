import type { Domain } from "#app/domain/domain.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { scheduleEffect } from "#app/domain/review/apply-request.server.ts";
import {
  decideOnSeen,
  isOwnInvitation,
  type SeenWithReason,
} from "#app/domain/review/decide.server.ts";
import { afterDelay } from "#app/domain/review/delay.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { Request } from "#db/schema/requests.ts";

/**
 * Lifts only the freeze that was seen: a newer one makes it stale. All old channels are told and
 * can freeze again; an approved request waits for its whole delay again.
 */
export function liftFreeze(domain: Domain, input: SeenWithReason) {
  return decideOnSeen(domain, input, async (tx, request) => {
    const refusal = await liftRefusal(tx, request, input);
    if (refusal) return refuse(refusal);
    const takesEffectAt = await effectAfterLift(tx, domain, request);
    const details = takesEffectAt ? { takesEffectAt: takesEffectAt.toISOString() } : {};
    const lifted = await recordChange(tx, request, {
      patch: { frozenAt: null, takesEffectAt },
      actor: `staff:${input.staffId}`,
      action: "freeze-lifted",
      details: { seen: input.version, reason: input.reason.trim(), ...details },
    });
    const account = await findAccount(tx, request.accountId);
    const notice = { template: "warning-lifted", details } as const;
    await warnOldChannels(tx, domain.secrets, { request: lifted, account, notice });
    await scheduleEffect(tx, lifted);
    return accept(lifted);
  });
}

/** On a closed request the freeze keeps its recipient out, so it cannot be lifted. */
async function liftRefusal(
  tx: Transaction,
  request: Request,
  { staffId, roles, reason }: SeenWithReason,
) {
  if (!roles.includes("administrator")) return "not-administrator";
  if (!request.frozenAt) return "not-frozen";
  if (!isOpen(request.status)) return "wrong-status";
  if (await isOwnInvitation(tx, request, staffId)) return "inviter";
  return reason.trim() ? null : "reason-missing";
}

async function effectAfterLift(tx: Transaction, { rules }: Domain, { takesEffectAt }: Request) {
  if (!takesEffectAt) return null;
  const delayed = afterDelay(await databaseNow(tx), rules);
  return takesEffectAt > delayed ? takesEffectAt : delayed;
}
