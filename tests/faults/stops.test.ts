import { fork } from "node:child_process";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { linksTo, runFlow, until } from "#tests/support/e2e/flow.ts";
import { publicOrigin, startInstances } from "#tests/support/e2e/instances.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { openDoor } from "#tests/support/services/door.ts";

test("while the database is away, a page says that nothing was lost; everything works when it is back", async () => {
  let door: Awaited<ReturnType<typeof openDoor>> | undefined;
  const throughTo = async (url: string) => (door = await openDoor(url)).url;
  const product = await startInstances({ servers: 1, workers: 1 }, { throughTo });
  onTestFinished(async () => {
    await product.stop();
    door?.stop();
  });
  const [base = ""] = product.bases;
  const account = await product.newAccount();
  await runFlow(product, account);
  expect((await fetch(`${base}/readyz`)).status).toBe(200);

  door?.shut();
  const answer = await fetch(`${base}/login/whatever`, { headers: { "Accept-Language": "fr" } });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("30");
  expect(await answer.text()).toContain("Ce que vous avez déjà enregistré est conservé");
  const visitor = new Visitor(publicOrigin, product.bases);
  expect((await visitor.post("/link", { login: account.login })).status).toBe(503);
  expect((await fetch(`${base}/readyz`)).status).toBe(503);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);

  door?.open();
  await expect
    .poll(async () => (await fetch(`${base}/readyz`)).status, { timeout: 15_000 })
    .toBe(200);
  await runFlow(product, await product.newAccount());
}, 120_000);

test("a web process that is told to stop finishes its current request", async () => {
  const product = await startInstances({ servers: 1, workers: 1 });
  onTestFinished(() => product.stop());
  const [base = ""] = product.bases;
  const [server] = product.servers;
  const body = "login=nobody";
  const answered = new Promise<number>((resolve, reject) => {
    const slow = request(`${base}/link`, {
      method: "POST",
      headers: {
        Origin: publicOrigin,
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": body.length,
        Expect: "100-continue",
      },
    });
    slow.on("response", (response) => resolve(response.statusCode ?? 0)).on("error", reject);
    slow.flushHeaders();
    slow.once("continue", () => {
      slow.write(body.slice(0, 5));
      server?.child.kill("SIGTERM");
      void sleep(1000).then(() => slow.end(body.slice(5)));
    });
  });
  expect(await answered).toBe(200);
  expect(await server?.ended).toBe(0);
  await expect(fetch(`${base}/healthz`)).rejects.toThrow();
}, 60_000);

test("a worker that is told to stop while sending a mail and an SMS ends after both are sent, once", async () => {
  const product = await startInstances({ servers: 1, workers: 1 });
  onTestFinished(() => product.stop());
  const { resend, twilio } = product;
  const { login, email, mobile } = await product.newAccount();
  const visitor = new Visitor(publicOrigin, product.bases);
  await visitor.post("/link", { login });
  const link = await until("a link", () =>
    Promise.resolve(linksTo(product, email, "login")[0] ?? null),
  );
  await visitor.post(link, { login });
  await visitor.post("/request/situation", { situation: "individual.add" });

  resend.failNext("slow");
  twilio.failNext("slow");
  await visitor.post("/request/mobile", { mobile });
  await visitor.post("/link", { login });
  const taken = () => [resend.received.length, twilio.received.length];
  await expect.poll(taken, { timeout: 15_000, interval: 20 }).toEqual([2, 1]);
  const [worker] = product.workers;
  worker?.child.kill("SIGTERM");
  expect(await worker?.ended).toBe(0);
  const sql = postgres(product.databaseUrl, { max: 1 });
  const statuses = await sql`select channel::text, status::text from messages order by channel`;
  const held = await sql`select id from graphile_worker._private_jobs where locked_at is not null`;
  await sql.end();
  const [mail, sms] = [
    { channel: "email", status: "sent" },
    { channel: "sms", status: "sent" },
  ];
  expect([...statuses]).toEqual([mail, mail, sms]);
  expect([...held]).toEqual([]);
  expect([taken(), resend.repeats]).toEqual([[2, 1], []]);
}, 60_000);

test("a process ends although the reader of its log was killed", async () => {
  const child = fork("tests/support/product/last-words.ts", [], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    execArgv: [],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.once("message", resolve));
  child.stdout?.destroy();
  child.disconnect();
  expect(await ended).toBe(0);
}, 60_000);
