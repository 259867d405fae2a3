import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sessionClock } from "./session-clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function memoryOf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it("A page opens with a session that was just used, whose latest end it does not know", () => {
  const clock = sessionClock("/session-end", 1800, memoryOf());
  expect([clock.left(), clock.knowsEnd(), clock.canExtend()]).toEqual([1800, false, true]);
  vi.advanceTimersByTime(60_000);
  expect(clock.left()).toBe(1740);
});

it("The latest end is remembered for the next page, until it has passed", () => {
  const memory = memoryOf();
  sessionClock("/session-end", 1800, memory).set({ idle: 1800, end: 600 });
  const next = sessionClock("/session-end", 1800, memory);
  expect([next.left(), next.knowsEnd(), next.canExtend()]).toEqual([600, true, false]);
  expect(sessionClock("/staff/session-end", 1800, memory).knowsEnd()).toBe(false);
  vi.advanceTimersByTime(601_000);
  expect(sessionClock("/session-end", 1800, memory).knowsEnd()).toBe(false);
});

it("What another tab did extends the session, and never shortens it", () => {
  const clock = sessionClock("/session-end", 1800, memoryOf());
  const other = Date.now() + 2_000_000;
  clock.seen(other);
  expect(clock.left()).toBe(2000);
  clock.seen(other - 1_000_000);
  expect(clock.left()).toBe(2000);
});

it("The server's answer counts, an end as well", () => {
  const clock = sessionClock("/session-end", 1800, memoryOf());
  clock.set({ idle: 0, end: 0 });
  expect(clock.left()).toBe(0);
});
