import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { asksCurrentNumber } from "#app/domain/request/current-number.ts";
import { stepRefusal } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { findAccount } from "#db/accounts.server.ts";
import { recordOrigin } from "#db/answer-origins.server.ts";
import { stepsAfter } from "./check-code.server.ts";

export function declareNumberLost(domain: Domain, requestId: RequestId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = stepRefusal(request, "verification");
    if (shut) return refuse(shut);
    const account = await findAccount(tx, request.accountId);
    // The current number is not asked for, so its loss is no risk and is not recorded.
    if (!asksCurrentNumber(request, account)) return accept(request);
    const currentNumber = "lost" as const;
    const sessionId = domain.session ?? null;
    await recordOrigin(tx, { requestId, answer: "current-number", sessionId });
    return accept(
      await recordChange(tx, request, {
        patch: { currentNumber, stepsDone: stepsAfter({ ...request, currentNumber }, account) },
        actor: "customer",
        action: "current-number-lost",
      }),
    );
  });
}
