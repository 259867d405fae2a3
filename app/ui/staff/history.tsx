import type { HistoryEntry, HistoryEvent, HistoryMessage } from "#app/domain/review/history.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";
import { type HistoryDay, historyDays } from "./history-days.ts";
import { eventTitle, eventTone, messageTitle } from "./history-words.ts";

/** Folded by day: the newest day is open, and every day with something that staff should not miss. */
export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const days = historyDays(entries.filter((entry) => entry.type === "event"));
  return (
    <div className="history flow-tight">
      {days.map((day, index) => (
        <Day key={day.date} day={day} isOpen={index === 0 || day.alarms > 0} />
      ))}
    </div>
  );
}

function Day({ day, isOpen }: { readonly day: HistoryDay; readonly isOpen: boolean }) {
  const { date, events, alarms } = day;
  return (
    <details open={isOpen}>
      <summary>
        <strong>{date}</strong>{" "}
        <span className="soft small">
          {m.case_day_events({ count: events.length })}
          {alarms > 0 ? ` (${m.case_day_alarms({ count: alarms })})` : null}
        </span>
      </summary>
      <Timeline label={`${m.staff_case_history()}, ${date}`} entries={events.map(ofEvent)} />
    </details>
  );
}

/** Mails and text messages with their states; what did not arrive comes first. */
export function CaseMessages({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const sent = entries.filter((entry) => entry.type === "message").reverse();
  if (sent.length === 0) return null;
  const failed = sent.filter(isFailed);
  return (
    <details open={failed.length > 0}>
      <summary>
        <strong>{m.case_messages_title()}</strong>{" "}
        <span className="soft small">
          {m.case_messages_count({ count: sent.length })}
          {failed.length > 0 ? `, ${m.case_messages_failed({ count: failed.length })}` : null}
        </span>
      </summary>
      <Timeline
        label={m.case_messages_title()}
        entries={[...failed, ...sent.filter((message) => !isFailed(message))].map(ofMessage)}
      />
    </details>
  );
}

function isFailed({ status }: HistoryMessage) {
  return status === "refused" || status === "unknown";
}

function ofEvent({ at, action, by, words, step }: HistoryEvent): TimelineEntry {
  const what = step ? m.staff_event_about({ what: stepTitle(step) }) : "";
  return {
    at,
    look: "hour",
    title: `${eventTitle(action)}${what} (${actorWords[by.kind](by.name)})`,
    tone: eventTone(action),
    detail: words ? <blockquote>{words}</blockquote> : undefined,
  };
}

export const actorWords: Record<HistoryEvent["by"]["kind"], (name: string | null) => string> = {
  customer: () => m.staff_actor_customer(),
  recipient: () => m.staff_actor_recipient(),
  system: () => m.staff_actor_system(),
  staff: (name) => name ?? m.staff_actor_staff(),
};

const deliveries: Record<HistoryMessage["status"], { tone: Tone; words: () => string }> = {
  queued: { tone: "neutral", words: () => m.staff_delivery_queued() },
  sending: { tone: "neutral", words: () => m.staff_delivery_sending() },
  sent: { tone: "neutral", words: () => m.staff_delivery_sent() },
  refused: { tone: "danger", words: () => m.staff_delivery_refused() },
  ended: { tone: "neutral", words: () => m.staff_delivery_ended() },
  unknown: { tone: "attention", words: () => m.staff_delivery_unknown() },
};

export function ofMessage({ at, channel, template, to, status }: HistoryMessage): TimelineEntry {
  const delivery = deliveries[status];
  const by = channel === "sms" ? m.staff_channel_sms() : m.staff_channel_email();
  return {
    at,
    look: "short",
    title: `${messageTitle(template)} – ${by}`,
    tone: delivery.tone,
    sign: channel === "sms" ? "phone" : "mail",
    detail: m.staff_delivery_to({ to, state: delivery.words() }),
  };
}
