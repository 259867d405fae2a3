import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { carryTo, sayNotMe, seenBy } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  freshMobile,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { loadCase } from "./load-case.server.ts";
import { takeBackChanges } from "./take-back-changes.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const course = { hasNumber: true, steps: ["verification"] as const };
const returned = () => carryTo(scene, "individual.change", "returned", course);
const takeBack = async (id: RequestId, by = scene.reviewer) =>
  refusalOf(await takeBackChanges(scene.domain, await seenBy(scene, id, by)));
const isOffered = async (id: RequestId) => {
  const { reference } = await requestOf(scene, id);
  return (await loadCase(scene.domain, reference, scene.reviewer))?.context.mayTakeBack;
};

it("While the customer has not begun, the request comes back as it was submitted", async () => {
  const { id, account } = await returned();
  expect(await requestOf(scene, id)).toMatchObject({ mobileVerifiedAt: null });
  await openVisit(scene, account);
  expect(await isOffered(id)).toBe(true);
  expect(await takeBack(id)).toBe("accepted");
  const request = await requestOf(scene, id);
  expect(request).toMatchObject({ status: "submitted", stepsAsked: null, currentNumber: "proved" });
  expect(request.mobileVerifiedAt).toBeInstanceOf(Date);
  expect(request.stepsDone).toContain("verification");
  const mail = sql`messages where request_id = ${id} and template = 'changes-taken-back'`;
  expect(await countRows(scene, mail)).toBe(1);
  const event = sql`audit_events where request_id = ${id} and action = 'changes-taken-back'`;
  expect(await countRows(scene, event)).toBe(1);
  expect(await takeBack(id)).toBe("wrong-status");
});

it("Once the customer has answered, it is too late", async () => {
  const { id } = await carryTo(scene, "individual.change", "returned", {
    hasNumber: true,
    steps: ["mobile"],
  });
  expectOk(await enterMobile(scene.domain, id, { number: freshMobile(), explanation: null }));
  expect(await isOffered(id)).toBe(false);
  expect(await takeBack(id)).toBe("customer-began");
});

it("A frozen request is not taken back, nor by an auditor", async () => {
  const { id } = await returned();
  await scene.domain.db.execute(
    sql`update staff set roles = '{auditor}' where id = ${scene.inviter}`,
  );
  expect(await takeBack(id, scene.inviter)).toBe("not-permitted");
  await sayNotMe(scene, id);
  expect(await takeBack(id)).toBe("frozen");
});
