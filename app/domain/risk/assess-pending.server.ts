import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { listToAssess } from "#db/risk-facts.server.ts";
import { assessAgain } from "./assess-request.server.ts";

/**
 * A routine. Open requests that were never assessed, or not since the settings changed or within
 * `limits.assessmentHours`: facts end with time, too. One transaction each, the longest ago first.
 */
export async function assessPending({ db }: Pick<Domain, "db">) {
  for (;;) {
    const ids = await listToAssess(db, limits.assessmentHours, limits.assessmentBatch);
    for (const id of ids) await assessAgain({ db }, id);
    if (ids.length < limits.assessmentBatch) return;
  }
}
