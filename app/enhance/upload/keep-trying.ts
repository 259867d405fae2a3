import { waitBeforeRetry } from "./back-off.ts";
import type { Sent } from "./send.ts";

export interface Patience {
  /** Seconds until the next automatic attempt; null: once the device is online again. */
  readonly onWait: (seconds: number | null) => void;
  readonly isOnline: () => boolean;
  readonly events: EventTarget;
  readonly signal: AbortSignal;
}

export async function keepTrying(sendOnce: () => Promise<Sent>, patience: Patience): Promise<Sent> {
  for (let losses = 1; ; losses += 1) {
    const sent = await sendOnce();
    if (sent.outcome !== "lost" || patience.signal.aborted) return sent;
    const seconds = patience.isOnline() ? waitBeforeRetry(losses) : null;
    if (seconds === null && patience.isOnline()) return sent;
    patience.onWait(seconds);
    const why = await pause(seconds, patience);
    if (why === "cancelled") return { outcome: "cancelled" };
    if (why === "online") losses = 0;
  }
}

type Wake = "time" | "online" | "retry" | "cancelled";

function pause(seconds: number | null, { events, signal }: Patience): Promise<Wake> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const wake = (why: Wake) => {
      clearTimeout(timer);
      done.abort();
      resolve(why);
    };
    const timer = seconds === null ? undefined : setTimeout(() => wake("time"), seconds * 1000);
    for (const why of ["online", "retry"] as const) {
      events.addEventListener(why, () => wake(why), { signal: done.signal });
    }
    signal.addEventListener("abort", () => wake("cancelled"), { signal: done.signal });
  });
}
