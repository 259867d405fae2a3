import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { warnOldNumber } from "#app/domain/notice/warn-old-channels.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { resetsLeft } from "#app/domain/sms-guard/failures-left.ts";
import { countFailures } from "#app/domain/sms-guard/guess.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { countResets, insertReset } from "#db/code-failures.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { hasInvited } from "#db/invitations.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";

/**
 * So that wrong codes lock nobody out for good. The request begins its count again; account and number
 * get the failures of one more request. A thief who talks staff into it gains those, and the old
 * number hears of it.
 */
export function resetCodeFailures(domain: Domain, seen: Seen) {
  return decideOnSeen(domain, seen, "handle", async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    const refusal = await resetRefusal(tx, domain, { request, account, staffId: seen.staffId });
    if (refusal) return refuse(refusal);
    const { id: requestId, accountId } = request;
    await insertReset(tx, { accountId, requestId, staffId: seen.staffId });
    const reset = await recordChange(tx, request, {
      patch: { codeFailures: 0 },
      actor: `staff:${seen.staffId}`,
      action: "code-failures-reset",
      details: { seen: seen.version, failures: request.codeFailures },
    });
    const notice = { template: "warning-reset" } as const;
    await warnOldNumber(tx, domain.secrets, { request: reset, account, notice });
    return accept(reset);
  });
}

interface Reset {
  readonly request: Request;
  readonly account: Account;
  readonly staffId: StaffId;
}

async function resetRefusal(tx: Transaction, domain: Domain, { request, account, staffId }: Reset) {
  const { id: requestId, accountId, status, frozenAt } = request;
  if (!isOpen(status)) return "wrong-status";
  if (frozenAt) return "frozen";
  if (await hasInvited(tx, requestId, staffId)) return "inviter";
  if (!(await hasFailures(tx, domain, { request, account }))) return "nothing-to-reset";
  const resets = await countResets(tx, { accountId, requestId });
  return resetsLeft(resets) > 0 ? null : "resets-used-up";
}

/** Of the number as well: others may have entered it in their requests. */
async function hasFailures(
  tx: Transaction,
  domain: Domain,
  { request, account }: Pick<Reset, "request" | "account">,
) {
  for (const target of ["new", "current"] as const) {
    const mobile = target === "new" ? request.mobile : account.mobile;
    if (!mobile) continue;
    const counts = await countFailures(tx, domain, { request, account, target, mobile });
    if (counts.ofRequest + counts.ofAccount + counts.ofNumber > 0) return true;
  }
  return request.codeFailures > 0;
}
