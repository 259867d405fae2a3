import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { queueTabIds } from "#app/domain/review/queue.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { atOnce, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { countQueue, foldQueueCounts } from "./queue-counts.server.ts";
import { queueDeltas } from "./schema/queue.ts";
import { requests } from "./schema/requests.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const statuses = ["submitted", "submitted", "returned", "applied"] as const;
  for (const status of [...statuses, "rejected", "withdrawn", "expired", "started"] as const) {
    await carryTo(scene, "individual.add", status);
  }
  await carryTo(scene, "individual.change", "approved", { hasNumber: true, losesOld: true });
}, 60_000);
afterAll(() => scene.close());

const count = () => countQueue(scene.domain.db, scene.reviewer, null);

it("Each tab is counted, whatever moved and however often the counts were folded", async () => {
  const tabs = {
    submitted: 2,
    alerts: 0,
    undoable: 0,
    snoozed: 0,
    returned: 1,
    approved: 1,
    started: 1,
    applied: 1,
    rejected: 1,
    closed: 2,
  };
  expect(Object.keys(tabs)).toEqual([...queueTabIds]);
  expect((await count()).tabs).toEqual(tabs);
  await foldQueueCounts(scene.domain.db);
  expect(await scene.domain.db.$count(queueDeltas)).toBe(0);
  expect((await count()).tabs).toEqual(tabs);
  const { id } = await carryTo(scene, "individual.add", "submitted");
  await scene.domain.db.update(requests).set({ frozenAt: new Date() }).where(eq(requests.id, id));
  expect((await count()).tabs).toEqual({ ...tabs, alerts: 1 });
  await atOnce(4, () => foldQueueCounts(scene.domain.db));
  expect((await count()).tabs).toEqual({ ...tabs, alerts: 1 });
  await scene.domain.db.update(requests).set({ frozenAt: null }).where(eq(requests.id, id));
  expect((await count()).tabs).toEqual({ ...tabs, submitted: 3 });
});

it("What a transaction takes back was never counted", async () => {
  const before = await count();
  const undone = scene.domain.db.transaction(async (tx) => {
    await tx.execute(sql`update requests set status = 'withdrawn' where status = 'submitted'`);
    tx.rollback();
  });
  await expect(undone).rejects.toThrow();
  expect(await count()).toEqual(before);
});

it("Transactions that move requests to the same tab do not wait for one another", async () => {
  const [one, other] = [
    await carryTo(scene, "individual.add", "submitted"),
    await carryTo(scene, "individual.add", "submitted"),
  ];
  const withdraw = (id: string) => sql`update requests set status = 'withdrawn' where id = ${id}`;
  const { db } = scene.domain;
  await db.transaction(async (first) => {
    await first.execute(withdraw(one.id));
    await db.transaction(async (second) => {
      await second.execute(sql`set local lock_timeout = '2s'`);
      await second.execute(withdraw(other.id));
    });
  });
  expect((await count()).tabs.closed).toBe(4);
});

it("What is mine, unassigned, late or put off is counted, and no further than a bound", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const before = await count();
  const set = (patch: Partial<typeof requests.$inferInsert>) =>
    scene.domain.db.update(requests).set(patch).where(eq(requests.id, id));
  await set({ assigneeId: scene.reviewer, dueAt: new Date(0) });
  expect(await count()).toMatchObject({
    mine: before.mine + 1,
    unassigned: before.unassigned - 1,
    late: before.late + 1,
  });
  await set({ assigneeId: null, snoozedUntil: new Date(Date.now() + 3_600_000) });
  const put = await count();
  expect(put.tabs.snoozed).toBe(1);
  expect(put.tabs.submitted).toBe(before.tabs.submitted - 1);
  expect(put).toMatchObject({ late: before.late, unassigned: before.unassigned - 1 });
  expect((await withLimit("countedRequests", 2, count)).unassigned).toBe(2);
});
