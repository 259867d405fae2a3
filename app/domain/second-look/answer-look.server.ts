import type { Domain } from "#app/domain/domain.ts";
import type { SecondLookId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { changeByStaff } from "#app/domain/request/change-by-staff.server.ts";
import { agrees, type SecondVerdict } from "#app/domain/request/second-verdict.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { answerSecondLook, findLookState } from "#db/second-looks.server.ts";

interface Answer {
  readonly id: SecondLookId;
  readonly staffId: StaffId;
  readonly verdict: SecondVerdict | null;
  readonly reason: string;
}

type LookObstacle = "done" | "over" | "taken" | "not-independent";

/** Changes nothing about the request: it is a judgement of the judgement. */
export async function answerLook(domain: Domain, { id, staffId, verdict, reason }: Answer) {
  const found = await findLookState(domain.db, id, staffId);
  if (!found) return refuse("not-found");
  return changeByStaff(domain, { requestId: found.requestId, staffId }, "approve", async (tx) => {
    const obstacle = await obstacleOf(tx, id, staffId);
    if (obstacle) return refuse(obstacle);
    if (!verdict) return refuse("verdict-missing");
    const why = reason.trim().slice(0, limits.secondLookReasonLength) || null;
    if (!why && verdict !== "approve") return refuse("reason-missing");
    const agreed = agrees(verdict, found.first);
    const row = await answerSecondLook(tx, { id, by: staffId, verdict, agreed, reason: why });
    if (!row) return refuse("taken");
    await appendAuditEvent(tx, {
      requestId: found.requestId,
      actor: `staff:${staffId}`,
      action: "second-look-done",
      details: { look: id, review: row.reviewId, verdict, agreed, reason: why },
    });
    return accept(row);
  });
}

/** Why this member cannot answer, or not read on. */
export async function obstacleOf(
  tx: Transaction | Domain["db"],
  id: SecondLookId,
  staffId: StaffId,
): Promise<LookObstacle | null> {
  const state = await findLookState(tx, id, staffId);
  if (!state || state.isDone) return "done";
  if (state.isOver) return "over";
  if (!state.isOwn) return "taken";
  return state.isIndependent ? null : "not-independent";
}
