import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import { countSerious } from "#app/domain/registry/load-registry.server.ts";
import { reachOf } from "#app/domain/request/call-back.ts";
import type { RiskFacts } from "#app/domain/request/risks.ts";
import { countAccountFailures } from "#db/code-failures.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { countRiskFacts } from "#db/risk-facts.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { numberFactsOf } from "./number-facts.server.ts";

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
  const [counted, accountCodeFailures, registry] = await Promise.all([
    countRiskFacts(db, { ...request, siren: account.siren }),
    countAccountFailures(db, request.accountId),
    countSerious(db, { request, account }),
  ]);
  const documents = documentFactsOf(judged);
  const { contactRecent, telephoneRecent, ...counts } = counted;
  return {
    ...request,
    ...counts,
    ...numberFactsOf(request.mobile),
    ...documents,
    failingRules: documents.failingRules + registry,
    hasNumber: account.mobile !== null,
    accountEmail: account.contactEmail,
    reach: reachOf(request, account),
    contactChangedAt: contactRecent ? account.contactChangedAt : null,
    knownPhoneChangedAt: telephoneRecent ? account.knownPhoneChangedAt : null,
    accountCodeFailures,
  };
}

function documentFactsOf(judged: AssessedCase["judged"]) {
  const outcomes = judged.flatMap((one) => one.outcomes);
  const count = (isMeant: (outcome: RuleOutcome) => boolean) => outcomes.filter(isMeant).length;
  return {
    failingRules: count(({ state }) => state === "fail"),
    weakRules: count(({ state }) => state === "unproved" || state === "unknown"),
    documentsElsewhere: count(({ rule, state }) => rule === "seen-elsewhere" && state === "fail"),
  };
}
