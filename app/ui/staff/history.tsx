import type { HistoryEntry, HistoryEvent, HistoryMessage } from "#app/domain/review/history.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";
import { type HistoryDay, historyDays } from "./history-days.ts";
import { describeEntry } from "./history-entry.ts";

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

function ofEvent(event: HistoryEvent): TimelineEntry {
  const { title, tone, words } = describeEntry(event);
  const detail = words ? <blockquote>{words}</blockquote> : undefined;
  return { at: event.at, look: "hour", title, tone, detail };
}

export function ofMessage(message: HistoryMessage): TimelineEntry {
  const { title, tone, words } = describeEntry(message);
  const sign = message.channel === "sms" ? "phone" : "mail";
  return { at: message.at, look: "short", title, tone, sign, detail: words };
}
