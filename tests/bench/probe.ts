// Loaded into a web process with `--import`: reports figures about the process over IPC.
import { subscribe } from "node:diagnostics_channel";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** Milliseconds; reported delays are above it. */
const resolution = 10;

export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The answer to the message `figures`, which also restarts the measurement of the delay. */
export interface ProbeFigures {
  readonly type: "figures";
  /** Milliseconds above the resolution. */
  readonly delay: LoopDelay;
  /** Bytes, this process only. */
  readonly rss: number;
  readonly peakRss: number;
  /** The store's last answer; milliseconds since the epoch. */
  readonly storeAnsweredAt: number;
}

const delay = monitorEventLoopDelay({ resolution });
delay.enable();
let storeAnsweredAt = 0;
const storePort = new URL(process.env.S3_ENDPOINT ?? "http://localhost").port;

subscribe("http.client.response.finish", (message) => {
  const { request } = message as { request: { getHeader: (name: string) => unknown } };
  const host = request.getHeader("host");
  if (typeof host === "string" && host.endsWith(`:${storePort}`)) {
    storeAnsweredAt = performance.timeOrigin + performance.now();
  }
});

process.on("message", (message) => {
  if (message === "figures") process.send?.(figures());
});
// The listener must not keep the process alive.
process.channel?.unref();

function figures(): ProbeFigures {
  const above = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  const { max } = delay;
  const [p50, p99] = [above(delay.percentile(50)), above(delay.percentile(99))];
  delay.reset();
  return {
    type: "figures",
    delay: { p50, p99, max: above(max) },
    rss: process.memoryUsage.rss(),
    peakRss: process.resourceUsage().maxRSS * 1024,
    storeAnsweredAt,
  };
}
