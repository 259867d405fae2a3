import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect, it, onTestFinished } from "vitest";
import { findFreePort } from "#app/embedded/free-port.server.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import { openDatabase } from "./client.server.ts";

// The driver's own pauses grow to 20 s, for every visitor, and last beyond the database's return.
it(
  "every request is refused within seconds, however long the database has been away",
  { timeout: 120_000 },
  async () => {
    const db = openDatabase(`postgres://nobody@127.0.0.1:${String(await findFreePort())}/none`);
    onTestFinished(() => db.close());
    const ask = async () => {
      const begun = performance.now();
      await expect(db.execute(sql`select 1`)).rejects.toThrow();
      return performance.now() - begun;
    };
    const asked: Promise<number>[] = [];
    for (let visitor = 0; visitor < 40; visitor += 1) {
      asked.push(ask());
      await sleep(50);
    }
    expect(Math.max(...(await Promise.all(asked)))).toBeLessThan(fairMs(6_000));
  },
);
