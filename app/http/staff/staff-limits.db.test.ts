import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { type OpenDatabase, openDatabase } from "#db/connection/client.server.ts";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/services/database.ts";
import type { PageContext } from "../context.ts";
import { giveBackSignIn, spendSignIn } from "./staff-limits.server.ts";

let database: TestDatabase;
let db: OpenDatabase;
let limiter: RateLimiter;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
  limiter = openRateLimiter(database.url);
});
afterAll(async () => {
  await Promise.all([db.close(), limiter.close()]);
  await database.drop();
});

function from(clientAddress: string, mode: "real" | "embedded" = "real") {
  const settings = { rateLimitFactor: 1, mode };
  const services = { db, limiter, settings, secrets: createSecrets("k".repeat(32)) };
  return { services, clientAddress } as unknown as PageContext;
}

const who = (email: string) => ({ email, identity: email });

async function lockOuts() {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from audit_events where action = 'staff.locked-out'`,
  );
  return row?.count ?? 0;
}

describe("the limits of the sign-in", () => {
  it("block an identity after ten attempts from any address, and record it once per address", async () => {
    const before = await lockOuts();
    const tries = Array.from({ length: 15 }, (_, index) =>
      spendSignIn(from(`192.0.2.${String(index)}`), "password", who("A@desk.example")),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(await lockOuts()).toBe(before + 5);
    await spendSignIn(from("192.0.2.200"), "password", who("a@desk.example"));
    await spendSignIn(from("192.0.2.200"), "password", who("a@desk.example"));
    expect(await lockOuts()).toBe(before + 6);
  });

  it("block an address after sixty attempts with any identity", async () => {
    const tries = Array.from({ length: 70 }, (_, index) =>
      spendSignIn(from("198.51.100.1"), "password", who(`b${String(index)}@desk.example`)),
    );
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(60);
  });

  it("treat the addresses of one IPv6 network as one", async () => {
    const tries = Array.from({ length: 70 }, (_, index) =>
      spendSignIn(
        from(`2001:db8:0:7::${index.toString(16)}`),
        "password",
        who(`e${String(index)}@desk.example`),
      ),
    );
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(60);
    expect((await spendSignIn(from("2001:db8:0:8::1"), "password", who("f@desk.example"))).ok).toBe(
      true,
    );
  });

  it("are wide by address in the demonstration, where everybody has the same address", async () => {
    const tries = Array.from({ length: 70 }, (_, index) =>
      spendSignIn(from("127.0.0.1", "embedded"), "password", who(`d${String(index)}@desk.example`)),
    );
    expect((await Promise.all(tries)).every(({ ok }) => ok)).toBe(true);
  });

  it("count only failures, so that signing in all day blocks nobody", async () => {
    const context = from("203.0.113.1");
    for (let index = 0; index < 70; index += 1) {
      expect((await spendSignIn(context, "code", who("c@desk.example"))).ok).toBe(true);
      await giveBackSignIn(context, "code", who("c@desk.example"));
    }
  });
});
