import type {} from "graphile-worker";
import type { Services } from "#app/services.server.ts";
import { holdLease, type Lease } from "#db/worker-lease.server.ts";

/** No worker of a runner asks for a job before the runner holds its lease. */
export function leaseOf({ settings, logger }: Pick<Services, "settings" | "logger">) {
  let lease: Lease | undefined;
  const onLost = () => logger.warn("the worker lost its lease, and takes it again");
  const plugin: GraphileConfig.Plugin = {
    name: "passerelle-lease",
    version: "1.0.0",
    worker: {
      hooks: {
        async startWorker(_context, { worker }) {
          lease ??= holdLease(settings.databaseUrl, worker.workerPool.id, onLost);
          await lease.held;
        },
      },
    },
  };
  return {
    plugin,
    stopWaiting: () => lease?.stopWaiting(),
    release: async () => lease?.release(),
  };
}
