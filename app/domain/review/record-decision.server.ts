import type { AuditAction } from "#app/domain/audit/actions.ts";
import type { Domain } from "#app/domain/domain.ts";
import { minuteMs } from "#app/domain/durations.ts";
import { recordChange, recordVoid } from "#app/domain/request/change-request.server.ts";
import { accept } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { insertReview } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Review } from "#db/schema/reviews.ts";
import { conclude, scheduleConclusion } from "./conclude-decision.server.ts";
import type { Seen } from "./decide.server.ts";
import { pickForSecondLook, type Weighed } from "./pick-second-look.server.ts";

interface Decided {
  readonly request: Request;
  readonly seen: Seen;
  readonly review: Pick<Review, "decision"> &
    Partial<
      Pick<
        Review,
        "message" | "steps" | "checklist" | "takesEffectAt" | "reasonId" | "reasonVersion"
      >
    >;
  readonly action: AuditAction;
  readonly details: Record<string, unknown>;
  /** What the risk was; null: this decision is never made a second time. */
  readonly weighed: Weighed | null;
}

/** Nothing leaves for `undoMinutes`; at 0 the decision is concluded at once. */
export async function recordDecision(tx: Transaction, domain: Domain, decided: Decided) {
  const { request, seen, review, action } = decided;
  if (request.pendingDecision) await recordVoid(tx, request, action);
  const { undoMinutes } = domain.rules;
  const now = await databaseNow(tx);
  const { requestId, version, staffId } = seen;
  const state = undoMinutes > 0 ? "pending" : "concluded";
  const settledAt = undoMinutes > 0 ? null : now;
  const times = { createdAt: now, settledAt };
  const row = { requestId, version, staffId, ...review, state, ...times } as const;
  const written = await insertReview(tx, row);
  const recorded = await settle(tx, domain, { ...decided, written });
  if (recorded.ok && decided.weighed) await pickForSecondLook(tx, written, decided.weighed);
  return recorded;
}

async function settle(tx: Transaction, domain: Domain, decided: Decided & { written: Review }) {
  const { request, review, action, details, written } = decided;
  const { undoMinutes } = domain.rules;
  const event = {
    actor: `staff:${written.staffId}`,
    action,
    details: { ...details, review: written.id },
  } as const;
  if (undoMinutes === 0) {
    const concluded = await conclude(tx, domain, { request, review: written, event });
    if (!concluded.ok) throw new Error(`a decision was taken and refused: ${concluded.refusal}`);
    return concluded;
  }
  const pendingUntil = new Date(written.createdAt.getTime() + undoMinutes * minuteMs);
  const changed = await recordChange(tx, request, {
    ...event,
    patch: { pendingDecision: review.decision, pendingUntil },
    details: { ...event.details, undoUntil: pendingUntil.toISOString() },
  });
  await scheduleConclusion(tx, changed);
  return accept(changed);
}
