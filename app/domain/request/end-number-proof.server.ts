import { hourMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseMoment } from "#db/connection/clock.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { recordChange } from "./change-request.server.ts";
import { withoutSteps } from "./steps.ts";

export async function isNumberProofOver(
  tx: Transaction,
  { mobileVerifiedAt }: Pick<Request, "mobileVerifiedAt">,
) {
  if (!mobileVerifiedAt) return false;
  const age = (await databaseMoment(tx)).getTime() - mobileVerifiedAt.getTime();
  return age >= limits.numberProofHours * hourMs;
}

/**
 * Opens the verification again: the draft may have been filled in by somebody who read the mailbox
 * for a minute. The row must be locked.
 */
export function endNumberProof(
  tx: Transaction,
  request: Request,
  because: "staff-link" | "age",
): Promise<Request> {
  const { currentNumber, stepsDone } = request;
  return recordChange(tx, request, {
    patch: {
      mobileVerifiedAt: null,
      currentNumber: currentNumber === "proved" ? null : currentNumber,
      stepsDone: withoutSteps(stepsDone, "verification"),
    },
    actor: "system",
    action: "number-proof-ended",
    details: { because },
  });
}
