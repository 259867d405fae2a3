import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requireStep } from "#app/http/customer/journey.server.ts";
import {
  addAccount,
  answerAll,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { leadsTo, visitOf } from "#tests/support/scenario/visit.ts";
import { action as submit, loader as check } from "./check.tsx";
import { loader } from "./status.tsx";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("a draft redirects to its step; a frozen one shows that it is suspended, and no step", async () => {
  const id = await openVisit(scene, await addAccount(scene));
  const visit = await visitOf(scene, id);
  const question = () => leadsTo(requireStep(visit.request, visit.context, "situation"));
  expect(await leadsTo(loader(visit))).toBe("/request/mobile");
  expect(await question()).toBeNull();
  await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
  expect(await question()).toBe("/request");
  expect(await loader(visit)).toMatchObject({ status: "started", isFrozen: true });
});

it("a frozen draft cannot be submitted, even from a page that was already open", async () => {
  const id = await openVisit(scene, await addAccount(scene));
  await answerAll(scene, id, "individual.add");
  const page = await visitOf(scene, id);
  const { version } = await requestOf(scene, id);
  const press = await visitOf(scene, id, { version: String(version) });
  expect(await leadsTo(check(page))).toBeNull();
  await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
  expect(await leadsTo(check(page))).toBe("/request");
  expect(await leadsTo(submit(press))).toBe("/request");
  expect((await requestOf(scene, id)).status).toBe("started");
});
