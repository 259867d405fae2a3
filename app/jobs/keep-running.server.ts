import type { Runner } from "graphile-worker";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseNow } from "#db/connection/clock.server.ts";
import { isOutage } from "#app/outage.ts";
import type { Services } from "#app/services.server.ts";
import { lanes, runJobs, type Lane } from "./run-jobs.server.ts";

const pauseMs = 1_000;

/**
 * Runs the jobs of every lane until `stop`, which waits for those under way. Throws when one cannot start.
 */
export async function keepRunningJobs(services: Services) {
  survivePassingOutages(services);
  const kept = await Promise.all(lanes.map((lane) => keepLane(services, lane)));
  return {
    stop: async () => {
      await Promise.all(kept.map(({ stop }) => stop()));
    },
  };
}

/**
 * A runner whose connection to the database broke may take no job any more without saying so: as soon as the
 * database answers again, another takes its place.
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
 * A runner whose connection breaks while it asks for a job leaves a rejection behind that nobody holds, which
 * would end the process. Anything but a lost connection still does.
 */
function survivePassingOutages({ logger }: Services) {
  process.on("unhandledRejection", (err) => {
    if (!isOutage(err)) throw err;
    logger.warn({ err }, "a connection broke under the jobs' runner");
  });
}

/** When the runner gave up, or its listening connection broke. */
function ended(runner: Runner) {
  const broken = new Promise<void>((resolve) => {
    runner.events.once("pool:listen:error", () => resolve());
  });
  return Promise.race([broken, runner.promise.catch(() => undefined)]);
}

/** Nobody waits for it: its jobs were taken in the database, and are given free there. */
function leave(runner: Runner) {
  void runner.stop().catch(() => undefined);
}

async function startAgain(services: Services, lane: Lane): Promise<Runner> {
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
