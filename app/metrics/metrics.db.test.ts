import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { findFreePort } from "#app/embedded/free-port.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { observeRequest, timed } from "./observe.server.ts";
import { readState } from "./read-state.server.ts";
import { createScrape } from "./scrape.server.ts";
import { metricsServer, serveMetrics } from "./serve-metrics.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A busy machine is given the time that it needs. */
const patient = (read = readState) => createScrape(scene.domain.db, read, 60_000);

async function startServer(scrape = patient()) {
  const server = metricsServer(scrape).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ask = async (path = "/metrics", method = "GET") =>
    fetch(`http://127.0.0.1:${String(port)}${path}`, { method });
  return { ask, read: async () => (await ask()).text() };
}

/** The value of the first line that begins so. */
function valueOf(text: string, name: string) {
  const line = text.split("\n").find((one) => one.startsWith(name) && !one.startsWith("#"));
  return line === undefined ? null : Number(line.split(" ").at(-1));
}

describe("a scrape", () => {
  it("tells the queue, the jobs, the messages and the connections as they are", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    await carryTo(scene, "individual.add", "submitted");
    await scene.domain.db.execute(
      sql`update requests set submitted_at = now() - interval '2 hours' where id = ${id}`,
    );
    await scene.domain.db.execute(sql`update messages set status = 'unknown'
      where id = (select id from messages where channel = 'sms' limit 1)`);
    const text = await (await startServer()).read();
    expect(valueOf(text, "passerelle_database_up")).toBe(1);
    expect(valueOf(text, "passerelle_queue_waiting")).toBe(2);
    expect(valueOf(text, "passerelle_queue_oldest_seconds")).toBeGreaterThanOrEqual(7_200);
    const queued = await scene.domain.db.$count(sql`messages where channel = 'email'`);
    expect(valueOf(text, 'passerelle_messages_last_hour{channel="email",status="queued"}')).toBe(
      queued,
    );
    expect(valueOf(text, 'passerelle_messages_last_hour{channel="sms",status="unknown"}')).toBe(1);
    expect(valueOf(text, 'passerelle_jobs{task="send-message",state="waiting"}')).toBeGreaterThan(
      0,
    );
    expect(valueOf(text, 'passerelle_jobs{task="send-message",state="failed"}')).toBe(0);
    expect(valueOf(text, 'passerelle_database_connections{state="active"}')).toBeGreaterThan(0);
    expect(valueOf(text, "passerelle_database_connections_most")).toBeGreaterThan(10);
  });

  it("tells jobs that were given up, and how old the oldest due one is", async () => {
    const { db } = scene.domain;
    await db.execute(
      sql`select graphile_worker.add_job('given-up', '{}'::json, max_attempts := 1)`,
    );
    await db.execute(sql`update graphile_worker._private_jobs set attempts = 1 where task_id =
      (select id from graphile_worker._private_tasks where identifier = 'given-up')`);
    await db.execute(sql`select graphile_worker.add_job('late', '{}'::json,
      run_at := now() - interval '10 minutes')`);
    await db.execute(sql`select graphile_worker.add_job('planned', '{}'::json,
      run_at := now() + interval '10 minutes')`);
    const text = await (await startServer()).read();
    expect(valueOf(text, 'passerelle_jobs{task="given-up",state="failed"}')).toBe(1);
    expect(valueOf(text, 'passerelle_jobs_oldest_seconds{task="late"}')).toBeGreaterThanOrEqual(
      600,
    );
    expect(valueOf(text, 'passerelle_jobs{task="planned",state="waiting"}')).toBe(0);
  });

  it("tells requests by pattern, method and class of status, limits that were reached, and times", async () => {
    const seen = { method: "POST", isWhole: true, seconds: 0.2 };
    observeRequest({ ...seen, path: "/login/secret-token", status: 422 });
    observeRequest({ ...seen, path: "/code", status: 200, isWhole: false });
    observeRequest({ ...seen, path: "/code", method: "BREW", status: 404 });
    await timed("upload", () => Promise.resolve());
    await expect(timed("reading", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const full = { spend: () => Promise.resolve({ ok: false, retryAfterSeconds: 1 }) };
    const settings = { mode: "real", rateLimitFactor: 1 };
    const services = { ...scene.domain, settings, limiter: full } as unknown as Parameters<
      typeof spend
    >[0]["services"];
    await spend({ services }, { "staff-login-network": "somebody@desk.example" });
    const text = await (await startServer()).read();
    const total = (route: string, method: string, status: string) =>
      valueOf(
        text,
        `passerelle_http_requests_total{route="${route}",method="${method}",status="${status}"`,
      );
    expect(total("/login/:token", "POST", "4xx")).toBe(1);
    expect(total("/code", "POST", "aborted")).toBe(1);
    expect(total("/code", "other", "4xx")).toBe(1);
    expect(valueOf(text, 'passerelle_document_seconds_count{stage="upload",outcome="done"')).toBe(
      1,
    );
    expect(valueOf(text, 'passerelle_document_seconds_count{stage="reading",outcome="fai')).toBe(1);
    expect(valueOf(text, 'passerelle_limits_reached_total{rule="staff-login-network"')).toBe(1);
    expect(text).not.toMatch(/secret-token|somebody|desk\.example/);
  });

  it("holds no number, address, reference or login", async () => {
    const { account } = await carryTo(scene, "organisation.deceased", "submitted");
    const text = await (await startServer()).read();
    expect(text).not.toContain(account.login);
    expect(text).not.toMatch(/@|\+33|[A-Z0-9]{4}-[A-Z0-9]{4}/);
  });
});

describe("its cost", () => {
  it("metricsKeptSeconds: many monitors ask the database once in that time", async () => {
    let reads = 0;
    const scrape = patient(async (db) => {
      reads += 1;
      await readState(db);
    });
    await Promise.all(Array.from({ length: 20 }, scrape));
    await scrape();
    expect(reads).toBe(1);
    await withLimit("metricsKeptSeconds", 0, async () => void (await scrape()));
    expect(reads).toBe(2);
  });

  it("stays with a hundred thousand messages and jobs where it is with none: no more rows are looked at", async () => {
    const { db } = scene.domain;
    await db.execute(sql`insert into messages (channel, template, sent_to, locale, created_at)
      select 'email', 'received', 'a@exemple.fr', 'fr', now() - n * interval '30 minutes'
      from generate_series(1, 100000) as n`);
    await db.execute(sql`insert into graphile_worker._private_jobs (task_id, payload)
      select (select min(id) from graphile_worker._private_tasks), '{}' from generate_series(1, 3000)`);
    await db.execute(sql`analyze messages`);
    const plan = await db.execute<{ "QUERY PLAN": string }>(sql`explain analyze
      select channel, status from messages where created_at > now() - interval '1 hour'
      order by created_at desc limit 10000`);
    const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toContain("messages_created");
  });

  it("monitoredMost: no more jobs and messages are looked at", async () => {
    const { read } = await startServer();
    await withLimit("monitoredMost", 7, async () => {
      const text = await read();
      const sum = (name: string) =>
        text
          .split("\n")
          .filter((line) => line.startsWith(`${name}{`))
          .reduce((total, line) => total + Number(line.split(" ").at(-1)), 0);
      expect(sum("passerelle_jobs")).toBe(7);
      expect(sum("passerelle_messages_last_hour")).toBeLessThanOrEqual(7);
    });
  });
});

describe("the address", () => {
  it("answers reading of /metrics alone", async () => {
    const { ask } = await startServer();
    expect((await ask()).headers.get("content-type")).toContain("text/plain");
    expect((await ask("/metrics", "HEAD")).status).toBe(200);
    for (const [path, method] of [
      ["/", "GET"],
      ["/metrics?x=1", "GET"],
      ["/metrics/", "GET"],
      ["/metrics", "POST"],
      ["/staff/requests", "GET"],
    ] as const)
      expect((await ask(path, method)).status, `${method} ${path}`).toBe(404);
  });

  it("answers while the database is away, without what was true before", async () => {
    let isAway = false;
    const scrape = patient((db) => (isAway ? Promise.reject(new Error("away")) : readState(db)));
    expect(valueOf(await scrape(), "passerelle_queue_waiting")).not.toBeNull();
    isAway = true;
    await withLimit("metricsKeptSeconds", 0, async () => {
      const text = await scrape();
      expect(valueOf(text, "passerelle_database_up")).toBe(0);
      expect(text).not.toContain('passerelle_jobs{task="send-message"');
    });
  });

  it("answers in time when the database does not", async () => {
    const scrape = createScrape(scene.domain.db, () => new Promise(() => undefined), 50);
    expect(valueOf(await scrape(), "passerelle_database_up")).toBe(0);
  });

  it("is served nowhere without a port, and a taken port does not stop the process", async () => {
    const logger = pino({ level: "silent" });
    const { db } = scene.domain;
    await serveMetrics({ db, logger, settings: { metrics: null } }, "server").close();
    const port = await findFreePort();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const metrics = { host: "127.0.0.1", port };
    const served = serveMetrics({ db, logger, settings: { metrics } }, "server");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await served.close();
  });
});
