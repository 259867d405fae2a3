import type { Domain } from "#app/domain/domain.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { accept } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import { askForAnswers, mayAsk } from "./ask-for-answers.server.ts";

/** At once, instead of at the next try. What was answered within a day is not asked again. */
export function askAgain(domain: Domain, act: StaffAct) {
  return changeByStaff(domain, act, "handle", async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    if (mayAsk(request)) await askForAnswers(tx, domain.rules, { request, account });
    return accept(null);
  });
}
