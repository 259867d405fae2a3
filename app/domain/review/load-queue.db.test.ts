import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertRequest } from "#db/requests.server.ts";
import { addAccount, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { loadQueue } from "./load-queue.server.ts";
import { queuePageSize } from "./queue.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const look = async (page: number, q = "") => {
  const queue = await loadQueue(scene.domain, { tab: "started", q, page });
  return { page: queue.page, pages: queue.pages, rows: queue.rows.length };
};

it("A page that no longer exists because the tab shrank becomes the last page", async () => {
  expect(await look(2)).toEqual({ page: 2, pages: 0, rows: 0 });
  for (let index = 0; index <= queuePageSize; index += 1) {
    const { id: accountId, contactEmail: recipient } = await addAccount(scene);
    const reference = `AAAA-${String(1000 + index)}`;
    const row = { reference, accountId, recipient, recipientStopped: false } as const;
    await insertRequest(scene.domain.db, { ...row, recipientKind: "main" });
  }
  expect(await look(2)).toEqual({ page: 2, pages: 2, rows: 1 });
  await scene.domain.db.execute(
    sql`update requests set status = 'withdrawn' where reference = 'AAAA-1000'`,
  );
  expect(await look(2)).toEqual({ page: 1, pages: 1, rows: queuePageSize });
  expect(await look(7)).toEqual({ page: 1, pages: 1, rows: queuePageSize });
  expect(await look(3, "AAAA-1001")).toEqual({ page: 1, pages: 1, rows: 1 });
});
