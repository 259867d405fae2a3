import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { openDoor } from "#tests/support/services/door.ts";
import {
  holdLease,
  listWorkersWithoutLease,
  openLeaseConnection,
  releaseJobsOf,
} from "./worker-lease.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function jobOf(worker: string) {
  const { db } = scene.domain;
  await db.execute(
    sql`select graphile_worker.add_job('read-document', job_key := ${worker}::text)`,
  );
  await db.execute(sql`update graphile_worker._private_jobs set locked_by = ${worker},
    locked_at = now() where key = ${worker}`);
}

async function isTaken(worker: string) {
  const [row] = await scene.domain.db.execute<{ taken: boolean }>(sql`
    select locked_by is not null as taken from graphile_worker._private_jobs where key = ${worker}`);
  return row?.taken;
}

const isWithout = async (worker: string) =>
  (await listWorkersWithoutLease(scene.domain.db)).includes(worker);

function hold(worker: string, url = scene.url) {
  let lost = 0;
  const lease = holdLease(url, worker, () => (lost += 1));
  onTestFinished(() => lease.release());
  return { ...lease, losses: () => lost };
}

describe("a worker that holds its lease", () => {
  it("keeps its jobs, and loses them after it gave the lease back", async () => {
    await jobOf("one");
    const lease = hold("one");
    await lease.held;
    expect(await isWithout("one")).toBe(false);
    await releaseJobsOf(scene.domain.db, ["one"]);
    expect(await isTaken("one")).toBe(true);
    await lease.release();
    expect(await isWithout("one")).toBe(true);
    await releaseJobsOf(scene.domain.db, ["one"]);
    expect(await isTaken("one")).toBe(false);
  });

  it("takes it again after the database broke its connection", async () => {
    const door = await openDoor(scene.url);
    onTestFinished(() => door.stop());
    await jobOf("two");
    const lease = hold("two", door.url);
    await lease.held;
    door.shut();
    await expect.poll(() => isWithout("two")).toBe(true);
    door.open();
    await expect.poll(() => isWithout("two")).toBe(false);
    expect(lease.losses()).toBe(1);
  });

  it("takes it again when the database ended the connection itself", async () => {
    await jobOf("three");
    const lease = hold("three");
    await lease.held;
    await scene.domain.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'worker lease' and datname = current_database()`);
    await expect.poll(() => lease.losses()).toBe(1);
    await expect.poll(() => isWithout("three")).toBe(false);
  });
});

it("jobs that nobody took belong to nobody who is dead", async () => {
  await scene.domain.db.execute(
    sql`select graphile_worker.add_job('read-document', job_key := 'free')`,
  );
  expect(await isWithout("free")).toBe(false);
  await releaseJobsOf(scene.domain.db, []);
});

it("of two that hold one lease the second waits until the first gave it back", async () => {
  const [first, second] = [hold("four"), hold("four")];
  await Promise.race([first.held, second.held]);
  let held = 0;
  for (const { held: one } of [first, second]) void one.then(() => (held += 1));
  await sleep(1_000);
  expect(held).toBe(1);
  await Promise.all([first.release(), second.release()]);
});

it("leaseRetryMs: how often a lease that is held elsewhere is asked for", async () => {
  const isTakenOver = async (worker: string) => {
    const first = hold(worker);
    await first.held;
    const second = hold(worker);
    await sleep(500);
    await first.release();
    return Promise.race([second.held.then(() => true), sleep(3_000).then(() => false)]);
  };
  expect(await isTakenOver("five")).toBe(true);
  expect(await withLimit("leaseRetryMs", 4_000, () => isTakenOver("six"))).toBe(false);
});

it("leaseKeepaliveSeconds: the database asks a silent worker whether it is there", async () => {
  const opened = await withLimit("leaseKeepaliveSeconds", 7, () => openLeaseConnection(scene.url));
  const client = opened?.client ?? expect.fail("no connection");
  onTestFinished(() => client.end());
  const shown = async (name: string) => {
    const { rows } = await client.query<Record<string, string>>(`show ${name}`);
    return rows[0]?.[name];
  };
  expect(await shown("tcp_keepalives_idle")).toBe("7");
  expect(await shown("tcp_keepalives_interval")).toBe("1");
  expect(await shown("tcp_keepalives_count")).toBe("3");
  expect(await shown("tcp_user_timeout")).toBe("10000");
});
