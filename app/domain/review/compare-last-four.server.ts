import { askForAssessment } from "#app/domain/request/ask-for-assessment.server.ts";
import {
  asksLastFour,
  lastFourOf,
  type Reach,
  readLastFour,
} from "#app/domain/request/call-back.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { spendLastFourFailure } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Seen } from "./decide.server.ts";

interface Noted extends Pick<Seen, "staffId"> {
  readonly request: Request;
  readonly reach: Reach;
  readonly lastFour: string;
}

/**
 * Wrong digits are counted, and no staff member can take them back. The version stays: what another
 * one approved remains valid.
 */
export async function compareLastFour(
  tx: Transaction,
  { request, reach, lastFour, staffId }: Noted,
) {
  if (!request.mobile || !asksLastFour({ ...request, reach })) return null;
  const digits = readLastFour(lastFour);
  if (!digits) return "last-four-missing";
  if (digits === lastFourOf(request.mobile)) return null;
  await spendLastFourFailure(tx, request.id);
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: `staff:${staffId}`,
    action: "last-four-wrong",
    details: { failures: request.lastFourFailures + 1 },
  });
  await askForAssessment(tx, request);
  return "last-four-wrong";
}
