import type { HistoryEvent } from "#app/domain/review/history.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { eventTone } from "./history-words.ts";

export interface HistoryDay {
  readonly date: string;
  readonly events: readonly HistoryEvent[];
  /** Events that staff should not miss. */
  readonly alarms: number;
}

/** The newest day first; within a day in the order in which things happened. */
export function historyDays(events: readonly HistoryEvent[]): HistoryDay[] {
  const days = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const date = formatMoment(new Date(event.at), getLocale(), "date");
    days.set(date, [...(days.get(date) ?? []), event]);
  }
  return [...days]
    .map(([date, ofDay]) => ({ date, events: ofDay, alarms: ofDay.filter(isAlarm).length }))
    .reverse();
}

function isAlarm({ action }: HistoryEvent) {
  const tone = eventTone(action);
  return tone === "danger" || tone === "attention";
}
