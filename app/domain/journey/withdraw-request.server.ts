import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept } from "#app/domain/result.ts";

export function withdrawRequest(domain: Domain, requestId: RequestId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const status = transition(request, "withdraw");
    if (!status.ok) return status;
    const patch = { status: status.value };
    return accept(
      await recordChange(tx, request, { patch, actor: "customer", action: "withdrawn" }),
    );
  });
}
