import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { editRequest } from "#app/domain/request/edit-request.server.ts";
import { withoutSteps } from "#app/domain/request/steps.ts";
import { accept } from "#app/domain/result.ts";
import { cleanText } from "#app/domain/typed/name.ts";

/**
 * A different number must be verified again, also by the old number, which approved another one.
 * `explanation`: why staff should accept a number that seems invalid.
 */
export function enterMobile(
  domain: Domain,
  requestId: RequestId,
  input: { number: MobileNumber; explanation: string | null },
) {
  return editRequest(domain, requestId, "mobile", async (_tx, request) => {
    const mobileExplanation = (input.explanation && cleanText(input.explanation)) || null;
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
