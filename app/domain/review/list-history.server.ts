import { parseAuditAction } from "#app/domain/audit/actions.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { codeEnded } from "#app/domain/phone-verification/rules.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { stepIds } from "#app/domain/situation/ids.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listMessages } from "#db/messages.server.ts";
import { listReviews } from "#db/reviews.server.ts";
import { listStaffNames } from "#db/staff.server.ts";
import type { HistoryEntry, HistoryEvent } from "./history.ts";

export async function listHistory(db: Database, requestId: RequestId): Promise<HistoryEntry[]> {
  const [events, messages, reviews, names] = await Promise.all([
    listAuditEvents(db, requestId),
    listMessages(db, requestId),
    listReviews(db, requestId),
    listStaffNames(db),
  ]);
  const wordsOf = ({ review, reason }: Record<string, unknown>) =>
    typeof reason === "string"
      ? reason
      : (reviews.find((row) => row.review.id === review)?.review.message ?? null);
  const entries: HistoryEntry[] = [
    ...events.map(({ at, action, actor, details }) => ({
      type: "event" as const,
      at,
      action: parseAuditAction(action),
      by: actorOf(actor, names),
      words: wordsOf(details),
      step: stepIds.find((step) => step === details.step) ?? null,
    })),
    ...messages.map(({ createdAt, channel, template, sentTo, status, failure }) => ({
      type: "message" as const,
      at: createdAt,
      channel,
      template,
      to: channel === "sms" ? maskedForm(sentTo) : sentTo,
      status: failure === codeEnded ? ("ended" as const) : status,
    })),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function actorOf(actor: string, names: Map<string, string>): HistoryEvent["by"] {
  if (actor === "customer" || actor === "recipient") return { kind: actor, name: null };
  const [kind, id = ""] = actor.split(":");
  return kind === "staff" ? { kind, name: names.get(id) ?? null } : { kind: "system", name: null };
}
