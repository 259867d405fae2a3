import { reachOf } from "#app/domain/request/call-back.ts";
import type { RiskFacts } from "#app/domain/request/risks.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";

interface Beside {
  readonly account: Pick<Account, "mobile" | "knownPhone" | "contactEmail">;
  readonly otherDisputed: boolean;
  readonly failingRules: number;
  readonly accountCodeFailures: number;
}

export function riskFactsOf(request: Request, { account, ...beside }: Beside): RiskFacts & Request {
  return {
    ...request,
    hasNumber: account.mobile !== null,
    accountEmail: account.contactEmail,
    reach: reachOf(request, account),
    ...beside,
  };
}
