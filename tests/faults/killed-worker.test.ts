import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { publicOrigin, startInstances } from "#tests/support/e2e/instances.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import { openDoor } from "#tests/support/services/door.ts";

type Product = Awaited<ReturnType<typeof startInstances>>;

/** The vendor takes the mail and does not answer: the job runs until its worker dies. */
async function sendForEver(product: Product) {
  const { login } = await product.newAccount();
  product.resend.failNext("hang");
  await new Visitor(publicOrigin, product.bases).post("/link", { login });
  await expect.poll(() => heldJobs(product), { interval: 50 }).toEqual(["send-message"]);
  await expect.poll(() => sendingMessages(product), { interval: 50 }).toBe(1);
}

async function heldJobs({ databaseUrl }: Product) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql<{ name: string }[]>`select task_identifier as name
    from graphile_worker.jobs where locked_at is not null and task_identifier = 'send-message'`;
  await sql.end();
  return rows.map(({ name }) => name);
}

async function sendingMessages({ databaseUrl }: Product) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql`select id from messages where status = 'sending'`;
  await sql.end();
  return rows.length;
}

test.each([
  ["a new worker", 1],
  ["a worker that ran before", 2],
])(
  "a link whose worker was killed while sending it comes within 15 s, from %s",
  async (_, workers) => {
    const product = await startInstances({ servers: 1, workers });
    onTestFinished(() => product.stop());
    await sendForEver(product);
    const killed = await holder(product);
    process.kill(killed, "SIGKILL");
    const since = performance.now();
    if (workers === 1) await product.startWorker();
    await expect
      .poll(() => product.resend.received.length, { timeout: 60_000, interval: 50 })
      .toBe(1);
    expect(performance.now() - since).toBeLessThan(fairMs(15_000));
    expect(product.resend.repeats).toEqual([]);
  },
);

/** The process whose job hangs: of two workers, either. */
async function holder(product: Product) {
  const sql = postgres(product.databaseUrl, { max: 1 });
  const [row] = await sql<{ port: number }[]>`select client_port as port from pg_stat_activity
    where pid in (select l.pid from pg_locks l, graphile_worker._private_jobs j
      where l.locktype = 'advisory' and l.objid = hashtext(j.locked_by)::oid)`;
  await sql.end();
  for (const { child } of product.workers) {
    if (child.pid && (await portsOf(child.pid)).includes(row?.port ?? 0)) return child.pid;
  }
  return expect.fail("no worker holds the job");
}

/** Reads /proc, so Linux only. */
async function portsOf(pid: number) {
  const { readdir, readFile, readlink } = await import("node:fs/promises");
  const descriptors = await readdir(`/proc/${String(pid)}/fd`);
  const links = await Promise.all(
    descriptors.map((one) => readlink(`/proc/${String(pid)}/fd/${one}`).catch(() => "")),
  );
  const inodes = new Set(links.flatMap((one) => /^socket:\[(\d+)\]$/.exec(one)?.[1] ?? []));
  const table = await readFile(`/proc/${String(pid)}/net/tcp`, "utf8");
  return table.split("\n").flatMap((line) => {
    const [, local = "", , , , , , , , inode = ""] = line.trim().split(/\s+/);
    return inodes.has(inode) ? [Number.parseInt(local.split(":")[1] ?? "", 16)] : [];
  });
}

test("a worker that is stopped, or too busy to answer, keeps its job", async () => {
  const product = await startInstances({ servers: 1, workers: 1 });
  onTestFinished(() => product.stop());
  await sendForEver(product);
  const busy = product.workers[0]?.child ?? expect.fail("no worker");
  busy.kill("SIGSTOP");
  await product.startWorker();
  await sleep(12_000);
  expect(await heldJobs(product)).toEqual(["send-message"]);
  expect(product.resend.received).toEqual([]);
  busy.kill("SIGKILL");
  await expect.poll(() => product.resend.received.length, { timeout: 60_000 }).toBe(1);
});

test("a restart of the database lets a living worker keep the job that it is doing", async () => {
  let door: Awaited<ReturnType<typeof openDoor>> | undefined;
  const throughTo = async (url: string) => (door = await openDoor(url)).url;
  const product = await startInstances({ servers: 1, workers: 1 }, { throughTo });
  onTestFinished(async () => {
    await product.stop();
    door?.stop();
  });
  await sendForEver(product);
  door?.shut();
  await sleep(1_000);
  door?.open();
  // Shorter than the 10 s after which a mail is given up.
  await sleep(6_500);
  expect(await heldJobs(product)).toEqual(["send-message"]);
  expect(product.resend.received).toEqual([]);
  product.workers[0]?.child.kill("SIGKILL");
  await product.startWorker();
  await expect.poll(() => product.resend.received.length, { timeout: 60_000 }).toBe(1);
});
