import type { HistoryEntry, HistoryEvent, HistoryMessage } from "#app/domain/review/history.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";
import type { Tone } from "#app/ui/parts/tone.ts";
import { eventTitle, eventTone, messageTitle } from "./history-words.ts";

interface Described {
  readonly title: string;
  readonly tone: Tone;
  /** What somebody wrote, or where a message went. */
  readonly words: string | null;
}

/** One entry of the history in words, for the page and for the exported case. */
export function describeEntry(entry: HistoryEntry): Described {
  return entry.type === "event" ? ofEvent(entry) : ofMessage(entry);
}

function ofEvent({ action, by, words, step }: HistoryEvent): Described {
  const what = step ? m.staff_event_about({ what: stepTitle(step) }) : "";
  return {
    title: `${eventTitle(action)}${what} (${actorWords[by.kind](by.name)})`,
    tone: eventTone(action),
    words,
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

function ofMessage({ channel, template, to, status }: HistoryMessage): Described {
  const delivery = deliveries[status];
  const by = channel === "sms" ? m.staff_channel_sms() : m.staff_channel_email();
  return {
    title: `${messageTitle(template)} – ${by}`,
    tone: delivery.tone,
    words: m.staff_delivery_to({ to, state: delivery.words() }),
  };
}
