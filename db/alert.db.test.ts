import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hasAlert } from "#app/domain/request/risks.ts";
import { createTestDatabase } from "#tests/support/services/database.ts";
import { isAlert } from "./alert.ts";
import { type OpenDatabase, openDatabase } from "./connection/client.server.ts";

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let db: OpenDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  db = openDatabase(test.url, { connections: 1 });
});
afterAll(async () => {
  await db.close();
  await test.drop();
});

const moment = new Date("2026-11-28T10:00:00Z");
const combinations = Array.from({ length: 8 }, (_, bits) => ({
  frozenAt: bits & 1 ? moment : null,
  alarmedAt: bits & 2 ? moment : null,
  alertSettledAt: bits & 4 ? moment : null,
}));

it.each(combinations)("the database and the domain see the same alert: %o", async (request) => {
  const [frozen, alarmed, settled] = Object.values(request).map((at) => at?.toISOString() ?? null);
  const [row] = await db.execute<{ alert: boolean }>(sql`select ${isAlert} as alert
    from (values (${frozen}::timestamptz, ${alarmed}::timestamptz, ${settled}::timestamptz))
    as requests (frozen_at, alarmed_at, alert_settled_at)`);
  expect(row?.alert).toBe(hasAlert(request));
});
