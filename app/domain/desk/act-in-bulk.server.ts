import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { Sight } from "#db/desk-settings.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { assignRequest } from "./assign-request.server.ts";
import type { BulkAct, BulkResult, BulkRow } from "./bulk.ts";
import { freezeByStaff } from "./freeze-by-staff.server.ts";
import { remindCustomer } from "./remind-customer.server.ts";

export interface BulkInput {
  readonly act: BulkAct;
  readonly rows: readonly BulkRow[];
  readonly staffId: StaffId;
  readonly reason: string;
  /** For `assign`; null: nobody. */
  readonly assignee: StaffId | null;
  /** Whose requests the member sees; null: all. */
  readonly sight: Sight;
}

/** Each row is a change of its own: one that is refused does not stop the others. */
export async function actInBulk(domain: Domain, input: BulkInput) {
  if (input.rows.length === 0) return refuse("rows-missing");
  if (input.rows.length > limits.bulkRequests) return refuse("too-many-rows");
  if (!input.reason.trim()) return refuse("reason-missing");
  const results: BulkResult[] = [];
  for (const row of input.rows) {
    const answer = await actOn(domain, row, input);
    results.push({ reference: row.reference, outcome: answer });
  }
  return accept(results);
}

async function actOn(domain: Domain, row: BulkRow, input: BulkInput) {
  const request = await findRequestByReference(domain.db, row.reference);
  if (!request || !isInSight(request, input)) return "not-found" as const;
  const { staffId, assignee } = input;
  const reason = input.reason.trim();
  const act = { requestId: request.id, staffId, reason };
  switch (input.act) {
    case "assign":
      return outcomeOf(await assignRequest(domain, { ...act, assignee }));
    case "remind":
      return outcomeOf(await remindCustomer(domain, act));
    case "freeze":
      return outcomeOf(await freezeByStaff(domain, act));
    case "thaw": {
      const seen = { ...act, version: row.version, telephone: null };
      const lifted = await liftFreeze(domain, seen);
      if (!lifted.ok) return lifted.refusal;
      return lifted.value.frozenAt ? ("proposed" as const) : ("done" as const);
    }
  }
}

function isInSight({ assigneeId }: Request, { sight }: BulkInput) {
  return sight === null || assigneeId === sight;
}

function outcomeOf<Refusal extends string>(
  result: { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal },
) {
  return result.ok ? ("done" as const) : result.refusal;
}
