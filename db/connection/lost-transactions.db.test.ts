import { sql } from "drizzle-orm";
import { expect, it, onTestFinished } from "vitest";
import { fairMs } from "#tests/support/fair-limit.ts";
import { openMessageDoor } from "#tests/support/faults/message-door.ts";
import { createTestDatabase } from "#tests/support/services/database.ts";
import { type OpenDatabase, openDatabase } from "./client.server.ts";

async function openThroughDoor(connections: number) {
  const database = await createTestDatabase();
  const door = await openMessageDoor(database.url);
  const db = openDatabase(door.url, { connections });
  onTestFinished(async () => {
    await db.close();
    await door.stop();
    await database.drop();
  });
  return { db, door };
}

async function duration(db: OpenDatabase): Promise<number> {
  const begun = performance.now();
  const running = db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    await tx.execute(sql`select ${"two"}::text`);
    await tx.execute(sql`select 3`);
  });
  await running.catch(() => undefined);
  return performance.now() - begun;
}

// Without our fix, one in several hundred waits until the server's timeout: 15 s.
it(
  "of transactions that repeatedly lose their connections, none waits for an answer that cannot come",
  { timeout: 120_000 },
  async () => {
    const { db, door } = await openThroughDoor(3);
    for (let round = 0; round < 30; round += 1) {
      door.watch = (met) => {
        if (met.at === "statement" && met.number === 1 + (round % 3)) door.throwOut();
      };
      const all = await Promise.all(Array.from({ length: 9 }, () => duration(db)));
      expect(Math.max(...all)).toBeLessThan(fairMs(12_000));
    }
  },
);

it("statements sent after a transaction has lost its connection are not executed, not even in another transaction", async () => {
  const { db, door } = await openThroughDoor(1);
  await db.execute(sql`create table marks (name text)`);
  let loseNow: () => void = () => undefined;
  let goOn: () => void = () => undefined;
  const isBusy = new Promise<void>((resolve) => (loseNow = resolve));
  const isNext = new Promise<void>((resolve) => (goOn = resolve));
  const lost = db.transaction(async (tx) => {
    await tx.execute(sql`insert into marks values ('first')`);
    loseNow();
    await isNext;
    void tx.execute(sql`insert into marks values ('late')`).catch(() => undefined);
    throw new Error("rolls back");
  });
  await isBusy;
  door.throwOut();
  await expect(lost).rejects.toThrow(/CONNECTION_CLOSED|ECONNRESET/);
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into marks values ('of another')`);
    goOn();
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  const rows = await db.execute<{ name: string }>(sql`select name from marks`);
  expect(rows.map(({ name }) => name)).toEqual(["of another"]);
});
