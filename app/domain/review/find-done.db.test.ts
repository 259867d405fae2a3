import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { carryTo, reject } from "#tests/support/scenario/cases.ts";
import { expectOk, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { findDone } from "./find-done.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("After a decision the member is told what they did, and which request waits longest", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const oldest = await carryTo(scene, "individual.add", "submitted");
  const snoozed = await carryTo(scene, "individual.add", "submitted");
  const ago = (hours: number) => sql`now() - make_interval(hours => ${hours})`;
  const set = (what: ReturnType<typeof sql>) =>
    scene.domain.db.execute(sql`update requests set ${what}`);
  await set(sql`submitted_at = ${ago(50)} where id = ${oldest.id}`);
  await set(
    sql`submitted_at = ${ago(90)}, snoozed_until = now() + interval '1 hour' where id = ${snoozed.id}`,
  );
  const act = { requestId: id, staffId: scene.reviewer };
  expect(await findDone(scene.domain, act)).toBeNull();
  expectOk(await reject(scene, id));
  const { reference } = await requestOf(scene, oldest.id);
  expect(await findDone(scene.domain, act)).toEqual({ action: "rejected", next: reference });
  expect(await findDone(scene.domain, { ...act, staffId: scene.inviter })).toBeNull();
});
