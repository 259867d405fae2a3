import { parseAuditAction } from "#app/domain/audit/actions.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { codeEnded } from "#app/domain/phone-verification/rules.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { stepIds } from "#app/domain/situation/ids.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listMessages } from "#db/messages.server.ts";
import { listReviews } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listStaffNames } from "#db/staff.server.ts";
import { maskRequested } from "./hidden-number.server.ts";
import type { HistoryEntry, HistoryEvent } from "./history.ts";

type Told = Pick<Request, "id" | "mobile" | "decidedAt">;

/**
 * Until the decision, the second who approves must not see why the first one did, and nobody sees
 * the requested number's last digits.
 */
export async function listHistory(
  db: Database,
  { id, mobile, decidedAt }: Told,
  viewer: StaffId,
): Promise<HistoryEntry[]> {
  const [events, messages, reviews, names] = await Promise.all([
    listAuditEvents(db, id),
    listMessages(db, id),
    listReviews(db, id),
    listStaffNames(db),
  ]);
  const wordsOf = ({ review, reason, because }: Record<string, unknown>) => {
    if (typeof reason === "string") return reason;
    if (typeof because === "string") return because;
    return reviews.find((row) => row.review.id === review)?.review.message ?? null;
  };
  const isSecret = (action: string, actor: string) =>
    isApproval(action) && !decidedAt && actor !== `staff:${viewer}`;
  const masked = (number: string) =>
    number === mobile && !decidedAt ? maskRequested(number) : maskedForm(number);
  const entries: HistoryEntry[] = [
    ...events.map(({ at, action, actor, details }) => ({
      type: "event" as const,
      at,
      action: parseAuditAction(action),
      by: actorOf(actor, names),
      words: isSecret(action, actor) ? null : wordsOf(details),
      step: stepIds.find((step) => step === details.step) ?? null,
    })),
    ...messages.map(({ createdAt, channel, template, sentTo, status, failure }) => ({
      type: "message" as const,
      at: createdAt,
      channel,
      template,
      to: channel === "sms" ? masked(sentTo) : sentTo,
      status: failure === codeEnded ? ("ended" as const) : status,
    })),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The second one may be undone, and the request be approved again. */
function isApproval(action: string) {
  return action === "approval-given" || action === "approved";
}

export function actorOf(actor: string, names: Map<string, string>): HistoryEvent["by"] {
  if (actor === "customer" || actor === "recipient") return { kind: actor, name: null };
  const [kind, id = ""] = actor.split(":");
  return kind === "staff" ? { kind, name: names.get(id) ?? null } : { kind: "system", name: null };
}
