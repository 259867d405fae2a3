import { sql } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loggerOptions } from "#app/http/logger.server.ts";
import { scriptedServices } from "#tests/support/scenario-jobs.ts";
import { openScene, type Scene } from "#tests/support/scenario.ts";
import { runJobs } from "./run-jobs.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("a job whose query fails tells neither the log nor the database what the query was about", async () => {
  const lines: string[] = [];
  const logger = pino(loggerOptions, { write: (line: string) => void lines.push(line) });
  const { services } = scriptedServices(scene);
  const settings = { ...services.settings, databaseUrl: scene.url };
  const secret = "not a uuid, camille@exemple.fr, +33612345678";
  const runner = await runJobs({ ...services, settings, logger });
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
