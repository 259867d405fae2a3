import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "#app/outage.ts";
import type { Services } from "#app/services.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { releaseAbandonedJobs } from "./abandoned-jobs.server.ts";
import { type Lane, type LaneRunner, lanes, runJobs } from "./run-jobs.server.ts";

const pauseMs = 1_000;

/** `stop` waits for running jobs. Throws if a lane cannot start. */
export async function keepRunningJobs(services: Services) {
  survivePassingOutages(services);
  const kept = await Promise.all(lanes.map((lane) => keepLane(services, lane)));
  const watch = releaseAbandonedJobs(services);
  return {
    stop: async () => {
      await Promise.all([watch, ...kept].map(({ stop }) => stop()));
    },
  };
}

/**
 * A runner that lost its database connection may silently take no more jobs. It is replaced as soon
 * as the database answers again.
 */
async function keepLane(services: Services, lane: Lane) {
  let runner = await runJobs(services, lane);
  let isStopping = false;

  const keep = async () => {
    for (;;) {
      await ended(runner);
      if (isStopping) return;
      services.logger.warn({ lane }, "the jobs' runner lost the database: starting another");
      leave(runner);
      runner = await startAgain(services, lane);
    }
  };
  void keep();

  return {
    stop: async () => {
      isStopping = true;
      await runner.stop();
    },
  };
}

/**
 * A runner whose connection breaks while it asks for a job causes an unhandled rejection, which
 * would end the process. Any other error still does.
 */
function survivePassingOutages({ logger }: Services) {
  process.on("unhandledRejection", (err) => {
    if (!isOutage(err)) throw err;
    logger.warn({ err }, "a connection broke under the jobs' runner");
  });
}

function ended(runner: LaneRunner) {
  const broken = new Promise<void>((resolve) => {
    runner.events.once("pool:listen:error", () => resolve());
  });
  return Promise.race([broken, runner.promise.catch(() => undefined)]);
}

/** Not awaited: it gives its lease back when its jobs have ended. */
function leave(runner: LaneRunner) {
  void runner.stop().catch(() => undefined);
}

async function startAgain(services: Services, lane: Lane): Promise<LaneRunner> {
  for (;;) {
    await sleep(pauseMs);
    try {
      await databaseNow(services.db);
      return await runJobs(services, lane);
    } catch (err) {
      services.logger.warn({ err }, "the database is still away");
    }
  }
}
