import type { HistoryEntry, HistoryEvent, HistoryMessage } from "#app/domain/review/history.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";
import { eventTitle, eventTone, messageTitle } from "./history-words.ts";

export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <Timeline
      label={m.staff_case_history()}
      entries={entries.map((entry) => (entry.type === "event" ? ofEvent(entry) : ofMessage(entry)))}
    />
  );
}

function ofEvent({ at, action, by, words, step }: HistoryEvent): TimelineEntry {
  const what = step ? m.staff_event_about({ what: stepTitle(step) }) : "";
  return {
    at,
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

function ofMessage({ at, channel, template, to, status }: HistoryMessage): TimelineEntry {
  const delivery = deliveries[status];
  const by = channel === "sms" ? m.staff_channel_sms() : m.staff_channel_email();
  return {
    at,
    title: `${messageTitle(template)} – ${by}`,
    tone: delivery.tone,
    sign: channel === "sms" ? "phone" : "mail",
    detail: m.staff_delivery_to({ to, state: delivery.words() }),
  };
}
