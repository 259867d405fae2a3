import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runCountdowns } from "./countdown.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

it("A countdown shows the time left each second, and what is over at its end", () => {
  const shown = { dataset: { countdownSeconds: "62", countdownOver: "Terminé." }, textContent: "" };
  const page = { querySelectorAll: () => [shown] };
  runCountdowns(page as unknown as Document, globalThis as unknown as Window);
  expect(shown.textContent).toBe("1\u00a0min\u00a002\u00a0s");
  vi.advanceTimersByTime(3_000);
  expect(shown.textContent).toBe("59\u00a0s");
  vi.advanceTimersByTime(60_000);
  expect(shown.textContent).toBe("Terminé.");
  expect(vi.getTimerCount()).toBe(0);
});
