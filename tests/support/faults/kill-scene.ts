import { setTimeout as sleep } from "node:timers/promises";
import { startInstances } from "#tests/support/e2e/instances.ts";
import { shuffled } from "#tests/support/random.ts";
import { startKillableDatabase } from "#tests/support/services/killable-database.ts";
import { startKillableStore } from "#tests/support/services/killable-store.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { type Keeper, keepRunning } from "./keeper.ts";

export const victims = ["web", "worker", "store", "database"] as const;
export type Victim = (typeof victims)[number];

/** From the kill until all answers again; milliseconds since the epoch. */
export interface Outage {
  readonly victim: Victim;
  readonly from: number;
  readonly to: number;
}

async function startServices() {
  const database = await startKillableDatabase(temporaryFolder());
  const store = await startKillableStore(temporaryFolder());
  return { database, store, stop: () => Promise.all([database.stop(), store.stop()]) };
}

/** Two web processes, two workers, database and store: each can be killed, and comes back. */
export async function openKillScene() {
  const { database, store, stop: stopServices } = await startServices();
  const own = { url: database.url, drop: () => Promise.resolve() };
  const product = await startInstances({ servers: 2, workers: 2 }, { database: own, store }).catch(
    async (error: unknown) => {
      await stopServices();
      throw error;
    },
  );
  const keeper = keepRunning(product);
  // All processes end with this one: it must not outlive the run of the tests.
  const leave = () => process.kill(process.pid, "SIGTERM");
  process.once("disconnect", leave);
  let kills = Promise.resolve<Outage[]>([]);
  let isOver = false;
  const scene = {
    database,
    store,
    product,
    keeper,
    startKilling(random: () => number, pace: { everyMs: number; rounds: number }) {
      kills = killAtRandom(scene, random, { ...pace, isOver: () => isOver });
      kills.catch(() => undefined);
    },
    /** When all runs again. Throws if something did not come back. */
    stopKilling() {
      isOver = true;
      return kills;
    },
    async stop() {
      await scene.stopKilling().catch(() => undefined);
      await keeper.stop();
      await product.stop();
      await stopServices();
      process.off("disconnect", leave);
    },
  };
  return scene;
}
type Means = Pick<Awaited<ReturnType<typeof startServices>>, "database" | "store"> & {
  readonly keeper: Keeper;
};
export type KillScene = Awaited<ReturnType<typeof openKillScene>>;

/**
 * One kill in each period, at a random moment of it. Every victim comes once in a round, so that a
 * short run meets all of them.
 */
async function killAtRandom(
  means: Means,
  random: () => number,
  { everyMs, rounds, isOver }: { everyMs: number; rounds: number; isOver: () => boolean },
): Promise<Outage[]> {
  const outages: Outage[] = [];
  const isEnough = () => outages.length >= victims.length * (isOver() ? 1 : rounds);
  for (let round: Victim[] = []; !isEnough();) {
    if (round.length === 0) round = shuffled(victims, random);
    const periodEnd = Date.now() + everyMs;
    await sleep(random() * everyMs);
    outages.push(await strike(means, round.shift() ?? "web", random));
    await sleep(Math.max(0, periodEnd - Date.now()));
  }
  return outages;
}

async function strike(means: Means, victim: Victim, random: () => number): Promise<Outage> {
  const from = Date.now();
  await kills[victim](means, random);
  await sleep(100);
  while (!(await means.keeper.isWhole())) {
    if (Date.now() > from + 180_000) throw new Error(`${victim} was killed and does not come back`);
    await sleep(50);
  }
  return { victim, from, to: Date.now() };
}

const kills: Record<Victim, (means: Means, random: () => number) => Promise<void>> = {
  web: ({ keeper }, random) => keeper.kill("server", Math.floor(random() * 2)),
  worker: ({ keeper }, random) => keeper.kill("worker", Math.floor(random() * 2)),
  store: async ({ store }, random) => {
    await store.kill();
    await sleep(random() * 1500);
    await store.startAgain();
  },
  database: async ({ database }, random) => {
    if (random() < 0.5) return database.killOneProcess(random);
    await database.kill();
    await sleep(random() * 1500);
    await database.startAgain();
  },
};
