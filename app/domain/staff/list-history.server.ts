import type { RequestId } from "#app/domain/ids.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import type { Database } from "#db/client.server.ts";
import { listMessages } from "#db/messages.server.ts";
import { listReviews } from "#db/reviews.server.ts";
import type { Message } from "#db/schema/messages.ts";
import { listStaffNames } from "#db/staff.server.ts";

export interface HistoryEvent {
  readonly type: "event";
  readonly at: Date;
  readonly action: string;
  readonly by: {
    readonly kind: "customer" | "recipient" | "system" | "staff";
    readonly name: string | null;
  };
  /** What staff wrote: the words of a decision, or the reason for lifting a freeze. */
  readonly words: string | null;
}

export interface HistoryMessage {
  readonly type: "message";
  readonly at: Date;
  readonly channel: Message["channel"];
  readonly template: Message["template"];
  /** A whole e-mail address, or a number with its middle hidden. */
  readonly to: string;
  readonly status: Message["status"];
}

export type HistoryEntry = HistoryEvent | HistoryMessage;

/** What happened to a request and what left for people, oldest first. */
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
      action,
      by: actorOf(actor, names),
      words: wordsOf(details),
    })),
    ...messages.map(({ createdAt, channel, template, sentTo, status }) => ({
      type: "message" as const,
      at: createdAt,
      channel,
      template,
      to: channel === "sms" ? maskedForm(sentTo) : sentTo,
      status,
    })),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function actorOf(actor: string, names: Map<string, string>): HistoryEvent["by"] {
  if (actor === "customer" || actor === "recipient") return { kind: actor, name: null };
  const [kind, id = ""] = actor.split(":");
  return kind === "staff" ? { kind, name: names.get(id) ?? null } : { kind: "system", name: null };
}
