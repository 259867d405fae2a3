import { sql } from "drizzle-orm";
import { expect, it, onTestFinished } from "vitest";
import { type DatabaseMoment, openMessageDoor } from "#tests/support/faults/message-door.ts";
import { createTestDatabase } from "#tests/support/services/database.ts";
import { type OpenDatabase, openDatabase } from "./client.server.ts";

const connections = 3;

async function openThroughDoor() {
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

function transact(db: OpenDatabase, length: number) {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    await tx.execute(sql`select ${"x".repeat(length)}::text`);
    await tx.execute(sql`select 3`);
  });
}

async function areAllThere(db: OpenDatabase): Promise<boolean> {
  let arrived = 0;
  let go: (areAll: boolean) => void = () => undefined;
  const all = new Promise<boolean>((resolve) => (go = resolve));
  const late = setTimeout(() => go(false), 5_000);
  const use = () =>
    db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      arrived += 1;
      if (arrived === connections) go(true);
      return all;
    });
  const trying = Array.from({ length: connections }, use);
  for (const one of trying) one.catch(() => go(false));
  const used = await Promise.allSettled(trying);
  clearTimeout(late);
  return used.every((one) => one.status === "fulfilled" && one.value);
}

const moments: readonly [string, (moment: DatabaseMoment) => boolean][] = [
  ["before its first statement", (met) => met.at === "statement" && met.number === 1],
  ["before its second statement", (met) => met.at === "statement" && met.number === 2],
  ["before its commit", (met) => met.at === "statement" && met.isCommit],
  ["after its commit, before the answer", (met) => met.at === "committed"],
];
const cases = moments.flatMap(([name, isMet]) =>
  [10, 5_000].map((length) => ({ name, isMet, length })),
);

// Without our fix, the driver ends the process here, or leaves a connection that never sends again
// (docs/decisions).
it.each(cases)(
  "a transaction of $length letters that loses its connection $name fails, and the pool stays complete",
  async ({ isMet, length }) => {
    const { db, door } = await openThroughDoor();
    await transact(db, length);
    door.watch = (met) => {
      if (isMet(met)) door.throwOut();
    };
    await expect(transact(db, length)).rejects.toThrow();
    door.watch = () => undefined;
    // A dead connection that the pool has not noticed yet fails once.
    await areAllThere(db);
    expect(await areAllThere(db)).toBe(true);
  },
);
