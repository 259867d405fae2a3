import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { accept } from "#app/domain/result.ts";

/** So that wrong codes lock nobody out for good. */
export function resetCodeFailures(
  domain: Domain,
  { requestId, staffId }: { requestId: RequestId; staffId: StaffId },
) {
  return changeRequest(domain, requestId, async (tx, request) =>
    accept(
      await recordChange(tx, request, {
        patch: { codeFailures: 0 },
        actor: `staff:${staffId}`,
        action: "code-failures-reset",
        details: { failures: request.codeFailures },
      }),
    ),
  );
}
