import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { accept } from "#app/domain/result.ts";
import { editRequest } from "#app/domain/request/edit-request.server.ts";
import { withoutSteps } from "#app/domain/request/steps.ts";

/**
 * Saves a number that was read (E.164). Another number than before has to be proved again, and by the old one as well:
 * who holds that one said yes to the number of then. The other answers stay.
 * `explanation`: why staff should take a number that reads as invalid.
 */
export function enterMobile(
  domain: Domain,
  requestId: RequestId,
  input: { number: string; explanation: string | null },
) {
  return editRequest(domain, requestId, "mobile", async (_tx, request) => {
    const mobileExplanation = input.explanation;
    if (input.number === request.mobile) return accept({ mobileExplanation });
    return accept({
      mobile: input.number,
      mobileExplanation,
      mobileVerifiedAt: null,
      currentNumber: request.currentNumber === "proved" ? null : request.currentNumber,
      stepsDone: withoutSteps(request.stepsDone, "verification"),
    });
  });
}
