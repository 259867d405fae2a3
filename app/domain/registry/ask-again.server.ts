import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import { askForAnswers, mayAsk } from "./ask-for-answers.server.ts";

/** At once, instead of at the next try. What was answered within a day is not asked again. */
export function askAgain(domain: Domain, requestId: RequestId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    if (mayAsk(request)) await askForAnswers(tx, domain.rules, { request, account });
    return accept(null);
  });
}
