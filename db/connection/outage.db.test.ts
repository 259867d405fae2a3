import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { isOutage } from "#app/outage.ts";
import { createTestDatabase } from "#tests/support/services/database.ts";
import { openDoor } from "#tests/support/services/door.ts";

async function openClient() {
  const database = await createTestDatabase();
  const door = await openDoor(database.url);
  const client = new pg.Client({ connectionString: door.url });
  client.on("error", () => undefined);
  await client.connect();
  onTestFinished(async () => {
    door.stop();
    await database.drop();
  });
  return { client, door };
}

it("a query on a connection that broke before, or breaks meanwhile, is an outage", async () => {
  const { client, door } = await openClient();
  const running = client.query("select pg_sleep(10)").catch((error: unknown) => error);
  await sleep(100);
  door.shut();
  const broken = await running;
  const later = await client.query("select 1").catch((error: unknown) => error);
  expect([broken, later].map(String)).toEqual([
    "Error: Connection terminated unexpectedly",
    "Error: Client has encountered a connection error and is not queryable",
  ]);
  expect([broken, later].map(isOutage)).toEqual([true, true]);
});
