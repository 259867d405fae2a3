import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepTrying } from "./keep-trying.ts";
import type { Sent } from "./send.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lost: Sent = { outcome: "lost" };
const answered = { outcome: "answered", status: 200 } as Sent;

function course(losses: number) {
  const events = new EventTarget();
  const cancelled = new AbortController();
  const waits: (number | null)[] = [];
  const device = { isOnline: true };
  let left = losses;
  const sendOnce = vi.fn(() => Promise.resolve(left-- > 0 ? lost : answered));
  const end = keepTrying(sendOnce, {
    events,
    signal: cancelled.signal,
    isOnline: () => device.isOnline,
    onWait: (seconds) => waits.push(seconds),
  });
  const tell = (type: "online" | "retry") => events.dispatchEvent(new Event(type));
  return { end, waits, device, sendOnce, cancelled, tell };
}

it("A connection that comes back is used automatically", async () => {
  const { end, waits, sendOnce } = course(3);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(sendOnce).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(12_001);
  expect(await end).toBe(answered);
  expect(waits).toEqual([2, 4, 8]);
});

it("After five waits a person has to ask for the next attempt", async () => {
  const { end, waits } = course(100);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await end).toBe(lost);
  expect(waits).toEqual([2, 4, 8, 16, 30]);
});

it("An offline device is waited for without limit, and its attempts restart when it is back online", async () => {
  const { end, waits, device, sendOnce, tell } = course(2);
  device.isOnline = false;
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([sendOnce.mock.calls.length, waits]).toEqual([1, [null]]);
  device.isOnline = true;
  tell("online");
  await vi.advanceTimersByTimeAsync(0);
  expect(waits).toEqual([null, 2]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await end).toBe(answered);
});

it("A person who does not want to wait can retry immediately", async () => {
  const { end, sendOnce, tell } = course(1);
  await vi.advanceTimersByTimeAsync(0);
  tell("retry");
  await vi.advanceTimersByTimeAsync(0);
  expect(sendOnce).toHaveBeenCalledTimes(2);
  expect(await end).toBe(answered);
});

it("Cancelling while waiting stops all attempts", async () => {
  const { end, sendOnce, cancelled } = course(1);
  await vi.advanceTimersByTimeAsync(0);
  cancelled.abort();
  expect(await end).toEqual({ outcome: "cancelled" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sendOnce).toHaveBeenCalledTimes(1);
});
