import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { holdLease } from "#db/worker-lease.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { openDoor } from "#tests/support/services/door.ts";
import { releaseAbandonedJobs } from "./abandoned-jobs.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const logger = pino({ level: "silent" });

async function jobOf(worker: string) {
  const { db } = scene.domain;
  await db.execute(sql`select graphile_worker.add_job('send-message', job_key := ${worker}::text)`);
  await db.execute(sql`update graphile_worker._private_jobs set locked_by = ${worker},
    locked_at = now() where key = ${worker}`);
}

async function isTaken(worker: string) {
  const [row] = await scene.domain.db.execute<{ taken: boolean }>(sql`
    select locked_by is not null as taken from graphile_worker._private_jobs where key = ${worker}`);
  return row?.taken;
}

function watch() {
  const { stop } = releaseAbandonedJobs({ db: scene.domain.db, logger });
  onTestFinished(stop);
}

it("leaseLookMs, leaseGraceMs: the jobs of a dead worker are given back soon, those of a living one never", async () => {
  const lease = holdLease(scene.url, "living", () => undefined);
  onTestFinished(() => lease.release());
  await lease.held;
  await Promise.all([jobOf("living"), jobOf("dead")]);
  await withLimit("leaseGraceMs", 600_000, () =>
    withLimit("leaseLookMs", 50, async () => {
      watch();
      await sleep(1_000);
      expect(await isTaken("dead")).toBe(true);
    }),
  );
  await expect.poll(() => isTaken("dead")).toBe(false);
  expect(await isTaken("living")).toBe(true);
});

it("a worker that lost its connection for a moment keeps its jobs", async () => {
  const door = await openDoor(scene.url);
  onTestFinished(() => door.stop());
  const lease = holdLease(door.url, "interrupted", () => undefined);
  onTestFinished(() => lease.release());
  await lease.held;
  await jobOf("interrupted");
  await withLimit("leaseLookMs", 50, async () => {
    watch();
    for (let cut = 0; cut < 5; cut += 1) {
      door.shut();
      await sleep(400);
      door.open();
      await sleep(1_600);
    }
    expect(await isTaken("interrupted")).toBe(true);
  });
});
