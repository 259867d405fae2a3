import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "#app/domain/limits.ts";
import type { Services } from "#app/services.server.ts";
import { listWorkersWithoutLease, releaseJobsOf } from "#db/worker-lease.server.ts";

type Means = Pick<Services, "db" | "logger">;

/**
 * Gives the jobs of dead workers back. A worker may lose its lease for a moment and live, when the
 * database restarts: only one that stays without it is dead.
 */
export function releaseAbandonedJobs(services: Means) {
  const stopped = new AbortController();
  const done = look(services, stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      await done;
    },
  };
}

async function look(services: Means, stopped: AbortSignal) {
  const since = new Map<string, number>();
  while (!stopped.aborted) {
    try {
      const gone = choose(since, await listWorkersWithoutLease(services.db), performance.now());
      if (gone.length > 0) {
        await releaseJobsOf(services.db, gone);
        services.logger.warn({ workers: gone }, "gave the jobs of dead workers back");
      }
    } catch (err) {
      since.clear();
      services.logger.warn({ err }, "could not look for dead workers");
    }
    await sleep(limits.leaseLookMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** `since`: when each worker was first seen without its lease. */
function choose(since: Map<string, number>, without: readonly string[], now: number) {
  for (const worker of since.keys()) if (!without.includes(worker)) since.delete(worker);
  for (const worker of without) since.set(worker, since.get(worker) ?? now);
  return without.filter((worker) => now - (since.get(worker) ?? now) >= limits.leaseGraceMs);
}
