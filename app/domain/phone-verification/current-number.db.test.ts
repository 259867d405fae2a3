import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import {
  addAccount,
  codeFor,
  expectOk,
  freshMobile,
  letPass,
  openScene,
  openVisit,
  prove,
  refusalOf,
  requestOf,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { checkCode } from "./check-code.server.ts";
import { declareNumberLost } from "./declare-number-lost.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function changingNumber(number = freshMobile()) {
  const account = await addAccount(scene, withNumber());
  const id = await openVisit(scene, account);
  expectOk(await chooseSituation(scene.domain, id, "individual.change"));
  expectOk(await enterMobile(scene.domain, id, { number, explanation: null }));
  return { id, account };
}

const isDone = async (id: RequestId) =>
  (await requestOf(scene, id)).stepsDone.includes("verification");

describe("where a number already protects the account", () => {
  it("the old number must be verified as well as the new one", async () => {
    const { id } = await changingNumber();
    await prove(scene, id, "new");
    expect(await isDone(id)).toBe(false);
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
    await prove(scene, id, "current");
    expect(await requestOf(scene, id)).toMatchObject({ currentNumber: "proved" });
    expect(await isDone(id)).toBe(true);
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
  });

  it("the two numbers can be verified in any order", async () => {
    const { id } = await changingNumber();
    await prove(scene, id, "current");
    expect(await isDone(id)).toBe(false);
    await prove(scene, id, "new");
    expect(await isDone(id)).toBe(true);
  });

  it("the old number approves one new number, not another one entered later", async () => {
    const { id } = await changingNumber();
    await prove(scene, id, "current");
    await prove(scene, id, "new");
    expectOk(await enterMobile(scene.domain, id, { number: freshMobile(), explanation: null }));
    await letPass(scene, id, 31);
    await prove(scene, id, "new");
    expect(await requestOf(scene, id)).toMatchObject({ currentNumber: null });
    expect(await isDone(id)).toBe(false);
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
    await prove(scene, id, "current");
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
  });

  it("the code of one number does not verify the other", async () => {
    const { id } = await changingNumber();
    await prove(scene, id, "new");
    const code = await codeFor(scene, id, "new");
    const answer = await checkCode(scene.domain, id, { target: "current", code });
    expect(refusalOf(answer)).toBe("code-ended");
  });

  it("the customer can declare the old number lost, and still verify it later", async () => {
    const { id } = await changingNumber();
    await prove(scene, id, "new");
    expectOk(await declareNumberLost(scene.domain, id));
    expect(await requestOf(scene, id)).toMatchObject({ currentNumber: "lost" });
    expect(await isDone(id)).toBe(true);
    await prove(scene, id, "current");
    expect(await requestOf(scene, id)).toMatchObject({ currentNumber: "proved" });
  });

  it("declaring the old number lost does not verify the new one", async () => {
    const { id } = await changingNumber();
    expectOk(await declareNumberLost(scene.domain, id));
    expect(await isDone(id)).toBe(false);
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
  });

  it("entering the same number again needs only one verification", async () => {
    const { id, account } = await changingNumber();
    const number = account.mobile ?? expect.fail("no number");
    expectOk(await enterMobile(scene.domain, id, { number, explanation: null }));
    await prove(scene, id, "new");
    expect(await isDone(id)).toBe(true);
  });

  it("replacing that same number by another needs the old one again", async () => {
    const { id, account } = await changingNumber();
    const own = account.mobile ?? expect.fail("no number");
    expectOk(await enterMobile(scene.domain, id, { number: own, explanation: null }));
    await prove(scene, id, "new");
    const number = freshMobile();
    expectOk(await enterMobile(scene.domain, id, { number, explanation: null }));
    await letPass(scene, id, 31);
    await prove(scene, id, "new");
    expect(await isDone(id)).toBe(false);
  });
});

describe("where no number protects the account yet", () => {
  it("no number can be declared lost", async () => {
    const id = await openVisit(scene, await addAccount(scene));
    expectOk(await chooseSituation(scene.domain, id, "individual.add"));
    await declareNumberLost(scene.domain, id);
    expect((await requestOf(scene, id)).currentNumber).toBeNull();
  });
});
