import {
  limitsReached,
  registryAnswers,
  requestSeconds,
  requestsTotal,
  verdictSeconds,
} from "./registry.server.ts";
import { routeOf } from "./route-of.ts";

export function observeRequest(request: {
  readonly path: string;
  readonly method: string;
  readonly status: number;
  readonly isWhole: boolean;
  readonly seconds: number;
}) {
  const route = routeOf(request.path);
  const method = methods.find((one) => one === request.method) ?? "other";
  // A visitor who left sees no status.
  const status = request.isWhole ? `${String(Math.floor(request.status / 100))}xx` : "aborted";
  requestsTotal.inc({ route, method, status });
  requestSeconds.observe({ route, method }, request.seconds);
}

/** A stranger may send any word as a method. */
const methods = ["GET", "HEAD", "POST"] as const;

export function observeLimit(rule: string) {
  limitsReached.inc({ rule });
}

export function observeRegistry(source: string, state: string) {
  registryAnswers.inc({ source, state });
}

export type Stage = "upload" | "again" | "reading";

/** A failure is timed, too. */
export async function timed<Value>(stage: Stage, work: () => Promise<Value>): Promise<Value> {
  const begun = performance.now();
  const observe = (outcome: "done" | "failed") =>
    verdictSeconds.observe({ stage, outcome }, (performance.now() - begun) / 1000);
  try {
    const value = await work();
    observe("done");
    return value;
  } catch (error) {
    observe("failed");
    throw error;
  }
}
