import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import { reachOf } from "#app/domain/request/call-back.ts";
import type { RiskFacts } from "#app/domain/request/risks.ts";
import { countAccountFailures } from "#db/code-failures.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listOtherDisputed } from "#db/requests.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";

export interface AssessedCase {
  readonly request: Request;
  readonly account: Account;
  readonly judged: readonly { readonly outcomes: readonly RuleOutcome[] }[];
}

/** Every query uses an index. */
export async function gatherRiskFacts(
  db: Database,
  { request, account, judged }: AssessedCase,
): Promise<RiskFacts> {
  const [disputed, accountCodeFailures] = await Promise.all([
    listOtherDisputed(db, request),
    countAccountFailures(db, request.accountId),
  ]);
  const outcomes = judged.flatMap((one) => one.outcomes);
  return {
    ...request,
    hasNumber: account.mobile !== null,
    accountEmail: account.contactEmail,
    reach: reachOf(request, account),
    otherDisputed: disputed.length > 0,
    accountCodeFailures,
    failingRules: outcomes.filter(({ state }) => state === "fail").length,
  };
}
