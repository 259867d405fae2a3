import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";

/** Nobody confirmed in time: nothing changes, and the account is free for another request. */
export async function lapseRequest(tx: Transaction, { secrets }: Domain, request: Request) {
  const status = transition(request, "lapse");
  if (!status.ok) return status;
  const lapsed = await recordChange(tx, request, {
    patch: { status: status.value, takesEffectAt: null },
    actor: "system",
    action: "confirmation-lapsed",
  });
  await tellApplicants(tx, lapsed, { template: "lapsed" });
  const account = await findAccount(tx, request.accountId);
  const notice = { template: "warning-lapsed" } as const;
  await warnOldChannels(tx, secrets, { request: lapsed, account, notice });
  return accept(lapsed);
}
