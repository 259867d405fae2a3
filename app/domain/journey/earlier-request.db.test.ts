import { afterAll, beforeAll, expect, it } from "vitest";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  expectOk,
  freshMobile,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { findEarlier } from "./earlier-request.server.ts";
import { enterMobile } from "./enter-mobile.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const situation: SituationId = "individual.add";

async function draftAfter(status: Status, { to = null }: { to?: string | null } = {}) {
  const { account, id: earlier } = await carryTo(scene, situation, status);
  const id = await openVisit(scene, account, { to });
  const find = async () => findEarlier(scene.domain, await requestOf(scene, id));
  return { id, earlier: await requestOf(scene, earlier), find };
}

it("a new draft shows the outcome of the previous request, until its first answer", async () => {
  const applied = await draftAfter("applied");
  const { reference, appliedAt } = applied.earlier;
  expect(await applied.find()).toEqual({ reference, status: "applied", at: appliedAt });
  const rejected = await draftAfter("rejected");
  expect(await rejected.find()).toMatchObject({
    status: "rejected",
    at: rejected.earlier.decidedAt,
  });
  const mobile = { number: freshMobile(), explanation: null };
  expectOk(await enterMobile(scene.domain, rejected.id, mobile));
  expect(await rejected.find()).toBeNull();
});

it("it shows no request without a decision, and none of another recipient", async () => {
  expect(await (await draftAfter("withdrawn")).find()).toBeNull();
  expect(await (await draftAfter("applied", { to: "successor@exemple.fr" })).find()).toBeNull();
});
