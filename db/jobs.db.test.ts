import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { releaseAbandonedJobs } from "./jobs.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("the jobs of a dead worker are freed after 5 minutes, those that read documents after 15", async () => {
  const { db } = scene.domain;
  const taken = async (minutes: number) => {
    await db.execute(sql`update graphile_worker._private_jobs set locked_by = 'worker of ' || id,
      locked_at = now() - make_interval(mins => ${minutes}::int)`);
    await releaseAbandonedJobs(db);
    const rows = await db.execute<{ name: string }>(sql`select task_identifier as name
      from graphile_worker.jobs where locked_at is not null order by 1`);
    return rows.map(({ name }) => name);
  };
  for (const name of ["read-document", "send-message"])
    await db.execute(sql`select graphile_worker.add_job(${name}::text)`);
  expect(await taken(4)).toEqual(["read-document", "send-message"]);
  expect(await taken(6)).toEqual(["read-document"]);
  expect(await taken(16)).toEqual([]);
});
