import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import { saveChecks } from "#db/case-checks.server.ts";
import { decideOnSeen, type Seen } from "./decide.server.ts";

/** Kept for a reload and for a colleague who takes over; it decides nothing. */
export function saveCaseChecks(
  domain: Domain,
  { checks, ...seen }: Seen & { readonly checks: readonly CheckId[] },
) {
  return decideOnSeen(domain, seen, "handle", async (tx, request) => {
    if (request.status !== "submitted") return refuse("wrong-status");
    await saveChecks(tx, { ...seen, checks: [...checks] });
    return accept(request);
  });
}
