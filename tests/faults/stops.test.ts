import { createServer, connect, type Socket } from "node:net";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { runFlow } from "#tests/support/e2e-flow.ts";
import { publicOrigin, startInstances } from "#tests/support/e2e-instances.ts";
import { Visitor } from "#tests/support/e2e-visitor.ts";

/** A door in front of the database that can be shut: everybody inside is thrown out. */
async function openDoor(databaseUrl: string) {
  const { port, hostname } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isShut = false;
  const server = createServer((socket) => {
    if (isShut) return void socket.destroy();
    const onward = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => sockets.delete(one));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const door = new URL(databaseUrl);
  door.port = String(address !== null && typeof address === "object" ? address.port : 0);
  return {
    url: door.href,
    shut: () => {
      isShut = true;
      for (const socket of sockets) socket.destroy();
    },
    open: () => (isShut = false),
  };
}

test("a database that is away: a page says that nothing was lost, and all goes on when it is back", async () => {
  let door: Awaited<ReturnType<typeof openDoor>> | undefined;
  const throughTo = async (url: string) => (door = await openDoor(url)).url;
  const product = await startInstances({ servers: 1, workers: 1 }, { throughTo });
  onTestFinished(() => product.stop());
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

test("a web process that is asked to stop finishes the request under way", async () => {
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
      },
    });
    slow.on("response", (response) => resolve(response.statusCode ?? 0)).on("error", reject);
    slow.write(body.slice(0, 5));
    void sleep(500)
      .then(() => server?.child.kill("SIGTERM"))
      .then(() => sleep(1000))
      .then(() => slow.end(body.slice(5)));
  });
  expect(await answered).toBe(200);
  expect(await server?.ended).toBe(0);
  await expect(fetch(`${base}/healthz`)).rejects.toThrow();
}, 60_000);

test("a worker that is asked to stop ends cleanly", async () => {
  const product = await startInstances({ servers: 1, workers: 1 });
  onTestFinished(() => product.stop());
  await runFlow(product, await product.newAccount());
  const [worker] = product.workers;
  worker?.child.kill("SIGTERM");
  expect(await worker?.ended).toBe(0);
}, 60_000);
