import type { Domain } from "#app/domain/domain.ts";
import { accept } from "#app/domain/result.ts";
import { listAbandoned } from "#db/requests.server.ts";
import { changeRequest, recordChange } from "./change-request.server.ts";
import { transition } from "./state-machine.ts";

/** One transaction each, so the job may be killed half-way. */
export async function expireAbandoned(domain: Domain) {
  for (const id of await listAbandoned(domain.db, domain.rules.retention.abandonedDays)) {
    await changeRequest(domain, id, async (tx, request) => {
      const status = transition(request, "expire");
      if (!status.ok) return status;
      const patch = { status: status.value };
      return accept(await recordChange(tx, request, { patch, actor: "system", action: "expired" }));
    });
  }
}
