import { expect, it } from "vitest";
import type { HistoryEvent } from "#app/domain/review/history.ts";
import { historyDays } from "./history-days.ts";

function event(at: string, action: HistoryEvent["action"]): HistoryEvent {
  const by = { kind: "customer", name: null } as const;
  return { type: "event", at: new Date(at), action, by, words: null, step: null };
}

it("History is folded by day in Paris, the newest first, and counts what should not be missed", () => {
  const days = historyDays([
    event("2026-11-26T22:30:00Z", "started"),
    event("2026-11-26T23:30:00Z", "frozen"),
    event("2026-11-27T10:00:00Z", "answered"),
  ]);
  expect(days.map(({ events }) => events.map(({ action }) => action))).toEqual([
    ["frozen", "answered"],
    ["started"],
  ]);
  expect(days.map(({ alarms }) => alarms)).toEqual([1, 0]);
});
