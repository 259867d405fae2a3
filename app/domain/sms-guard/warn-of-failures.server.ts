import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { warnOldNumber } from "#app/domain/notice/warn-old-channels.server.ts";
import { countAccountFailures } from "#db/code-failures.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { wasMessageWritten } from "#db/messages.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";

/** Once a request, as soon as the account's failures are many; a new request warns at its first. */
export async function warnOfFailures(
  tx: Transaction,
  { secrets }: Domain,
  { request, account }: { request: Request; account: Account },
) {
  if ((await countAccountFailures(tx, account.id)) < limits.codeFailuresBeforeWarning) return;
  if (await wasMessageWritten(tx, request.id, "warning-failures")) return;
  const notice = { template: "warning-failures" } as const;
  await warnOldNumber(tx, secrets, { request, account, notice });
}
