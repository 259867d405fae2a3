import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { carryTo, reject } from "#tests/support/scenario/cases.ts";
import { expectOk, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { findDone } from "./find-done.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("After a decision the member is told what they did, and whether there is a request to take", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const act = { requestId: id, staffId: scene.reviewer, mayApprove: true };
  expect(await findDone(scene.domain, act)).toBeNull();
  expectOk(await reject(scene, id));
  expect(await findDone(scene.domain, act)).toEqual({ action: "rejected", hasNext: false });
  expect(await findDone(scene.domain, { ...act, staffId: scene.inviter })).toBeNull();

  const waiting = await carryTo(scene, "individual.add", "submitted");
  const set = (what: ReturnType<typeof sql>) =>
    scene.domain.db.execute(sql`update requests set ${what} where id = ${waiting.id}`);
  const hasNext = async (mayApprove = true) =>
    (await findDone(scene.domain, { ...act, mayApprove }))?.hasNext;
  expect(await hasNext()).toBe(true);
  await set(sql`snoozed_until = now() + interval '1 hour'`);
  expect(await hasNext()).toBe(false);
  await set(sql`snoozed_until = null, escalated_at = now()`);
  expect([await hasNext(), await hasNext(false)]).toEqual([true, false]);
  await set(sql`assignee_id = ${scene.inviter}`);
  expect(await hasNext()).toBe(false);
});
