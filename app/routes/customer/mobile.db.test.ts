import { afterAll, beforeAll, expect, it } from "vitest";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { leadsTo, visitOf } from "#tests/support/scenario/visit.ts";
import { action } from "./mobile.tsx";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A number of an overseas range, written with the mainland prefix. */
const mobile = "+33694001234";
const explanation = "Porté en métropole";

it("an explained number is saved unchanged with its explanation, and no other number is", async () => {
  const id = await openVisit(scene, await addAccount(scene));
  expectOk(await chooseSituation(scene.domain, id, "individual.add"));
  const save = async (form: Record<string, string>) => action(await visitOf(scene, id, form));
  const onwards = "/request/verification";
  expect(await leadsTo(save({ mobile }))).toBeNull();
  expect(await leadsTo(save({ mobile, explanation }))).toBe(onwards);
  expect(await leadsTo(save({ mobile }))).toBe(onwards);
  expect(await requestOf(scene, id)).toMatchObject({ mobile, mobileExplanation: explanation });
  expect(await leadsTo(save({ mobile: "+33694001235" }))).toBeNull();
  expect(await save({ mobile, explanation: " " })).toMatchObject({
    init: { status: 422 },
    data: { explainable: { explanation: "" } },
  });
});
