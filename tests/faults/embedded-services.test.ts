import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test, vi } from "vitest";
import { DataDirInUse } from "#app/embedded/lock.server.ts";
import { startPostgres } from "#app/embedded/postgres.server.ts";
import { startEmbeddedServices } from "#app/supervisor/embedded-services.server.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

vi.setConfig({ testTimeout: 60_000 });

interface Holder {
  readonly process: ChildProcess;
  readonly env: { readonly DATABASE_URL: string; readonly S3_ENDPOINT: string };
}

async function hold(folder: string): Promise<Holder> {
  const child = fork("tests/support/services/embedded-holder.ts", [folder], { execArgv: [] });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await until(() => !existsSync(path.join(folder, "postgres", "postmaster.pid")), 10_000);
  });
  const env = await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`ended (${code})`)));
  });
  return { process: child, env: env as Holder["env"] };
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

async function until(holds: () => Promise<boolean> | boolean, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
    if (await holds()) return true;
  }
  return false;
}

async function refusesConnections(holder: Holder): Promise<boolean> {
  const store = await fetch(holder.env.S3_ENDPOINT).then(
    () => false,
    () => true,
  );
  const database = await query(holder.env.DATABASE_URL, "select 1").then(
    () => false,
    () => true,
  );
  return store && database;
}

async function kill(holder: Holder): Promise<void> {
  const gone = new Promise((resolve) => holder.process.once("exit", resolve));
  holder.process.kill("SIGKILL");
  await gone;
}

test("the database starts quickly, keeps committed data across a stop, and listens with a password", async () => {
  const folder = temporaryFolder();
  const startedAt = Date.now();
  const first = await startPostgres(folder);
  expect(Date.now() - startedAt).toBeLessThan(fairMs(10_000));
  await query(first.url, "create table kept as select 42 as answer");
  const stranger = new URL(first.url);
  stranger.password = "wrong";
  await expect(query(stranger.href, "select 1")).rejects.toThrow(/password/);
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toThrow();
  const second = await startPostgres(folder);
  onTestFinished(() => second.stop());
  expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
  expect(existsSync(path.join(folder, "postgres.part.password"))).toBe(false);
});

test("a killed owner leaves neither database nor store running, and the next one finds every commit", async () => {
  const folder = temporaryFolder();
  const holder = await hold(folder);
  await query(holder.env.DATABASE_URL, "create table kept as select 42 as answer");
  await kill(holder);
  expect(await until(() => refusesConnections(holder), 10_000)).toBe(true);
  const next = await startEmbeddedServices(folder);
  onTestFinished(() => next.stop());
  expect(await query(next.env.DATABASE_URL ?? "", "select answer from kept")).toEqual([
    { answer: 42 },
  ]);
});

test("an owner killed a moment ago does not block the next: its database is stopped as an orphan", async () => {
  const folder = temporaryFolder();
  for (let round = 0; round < 3; round += 1) {
    const holder = await hold(folder);
    await kill(holder);
  }
  const next = await startEmbeddedServices(folder);
  onTestFinished(() => next.stop());
  expect(await query(next.env.DATABASE_URL ?? "", "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a second owner of the same folder is refused, and the first is not disturbed", async () => {
  const folder = temporaryFolder();
  const holder = await hold(folder);
  await expect(startEmbeddedServices(folder)).rejects.toThrow(DataDirInUse);
  expect(await query(holder.env.DATABASE_URL, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("two instances on two folders run side by side", async () => {
  const [one, other] = await Promise.all([hold(temporaryFolder()), hold(temporaryFolder())]);
  await query(one.env.DATABASE_URL, "create table mine ()");
  await expect(query(other.env.DATABASE_URL, "select * from mine")).rejects.toThrow(/mine/);
});

test("an interrupted creation is discarded", async () => {
  const folder = temporaryFolder();
  const part = path.join(folder, "postgres.part");
  mkdirSync(part);
  writeFileSync(path.join(part, "half"), "half a database");
  const next = await startPostgres(folder);
  onTestFinished(() => next.stop());
  expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(existsSync(part)).toBe(false);
});

test("a database that dies is noticed", async () => {
  const folder = temporaryFolder();
  const services = await startEmbeddedServices(folder);
  onTestFinished(() => services.stop());
  const [line] = readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(line), "SIGKILL");
  await expect(services.lost).rejects.toThrow("The embedded database has ended by itself.");
});
