import { sql } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { loggerOptions } from "#app/logger.server.ts";
import { documentWorld } from "#app/reader/testing/read-documents.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { openPartingDoor } from "#tests/support/services/parting-door.ts";
import { keepRunningJobs } from "./keep-running.server.ts";
import { runJobs } from "./run-jobs.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("a job with a failing query reveals the query's data neither in the log nor in the database", async () => {
  const lines: string[] = [];
  const logger = pino(loggerOptions, { write: (line: string) => void lines.push(line) });
  const { services } = scriptedServices(scene);
  const settings = { ...services.settings, databaseUrl: scene.url };
  const secret = "not a uuid, camille@exemple.fr, +33612345678";
  const runner = await runJobs({ ...services, settings, logger }, "requests");
  await scene.domain.db.execute(sql`
    select graphile_worker.add_job('apply-request', json_build_object('requestId', ${secret}::text))`);
  const failures = async () => [
    ...(await scene.domain.db.execute<{ last_error: string }>(
      sql`select last_error from graphile_worker._private_jobs where last_error is not null`,
    )),
  ];
  await expect.poll(failures, { timeout: 15_000 }).toHaveLength(1);
  await runner.stop();
  const [failure] = await failures();
  expect(failure?.last_error).toContain("Failed query");
  expect(lines.join("")).toContain("Failed query");
  for (const told of [failure?.last_error, lines.join("")]) {
    expect(told).not.toMatch(/camille|12345678/);
  }
});

it("documents that take long to read delay no message", async () => {
  const { services, email } = scriptedServices(scene);
  const settings = { ...services.settings, databaseUrl: scene.url, signatureAnchors: null };
  let reads = 0;
  let giveUp = () => {};
  const away = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error("the store is away"));
  });
  const store = { read: () => ((reads += 1), away) };
  await giveDocuments(6);
  const jobs = await keepRunningJobs({
    ...services,
    settings,
    store: store as unknown as typeof services.store,
    logger: pino({ level: "silent" }),
  });
  await expect.poll(() => reads, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
  const sentBefore = email.sent.length;
  await carryTo(scene, "individual.add", "submitted");
  await expect.poll(() => email.sent.length, { timeout: 10_000 }).toBeGreaterThan(sentBefore);
  giveUp();
  await jobs.stop();
}, 40_000);

async function giveDocuments(count: number) {
  const { give } = documentWorld(scene);
  const requestId = await openVisit(scene, await addAccount(scene, { entity: "company" }));
  expectOk(await chooseSituation(scene.domain, requestId, "organisation.acquired"));
  for (let number = 1; number <= count; number += 1) {
    await give(requestId, "kbis", [{ bytes: Buffer.from(`paper ${String(number)}`) }]);
  }
}

it("a runner that ends while the database breaks its connections does not end the process", async () => {
  const door = await openPartingDoor(scene.url);
  onTestFinished(() => door.stop());
  const { services } = scriptedServices(scene);
  const lines: string[] = [];
  const logger = pino(loggerOptions, { write: (line: string) => void lines.push(line) });
  const settings = { ...services.settings, databaseUrl: door.url };
  // An error that nobody listens to fails the test.
  const runner = await runJobs({ ...services, settings, logger }, "requests");
  await runner.stop();
  expect(door.partings()).toBeGreaterThan(0);
  expect(lines.join("")).toContain("a connection of the jobs broke");
});
