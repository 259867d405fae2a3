import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { resetCodeFailures } from "#app/domain/review/reset-code-failures.server.ts";
import * as customer from "#app/embedded/demo/customer.server.ts";
import { seenBy } from "#tests/support/scenario/cases.ts";
import { patience, scaled, seeded } from "#tests/support/scenario/scale.ts";
import {
  addAccount,
  answerAll,
  atOnce,
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
  tally,
  verificationOf,
  wrongCode,
} from "#tests/support/scenario/scenario.ts";
import { checkCode } from "./check-code.server.ts";
import { sendCode } from "./send-code.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function withNumberToProve() {
  const id = await openVisit(scene, await addAccount(scene));
  await customer.choose(scene.domain, id, "individual.add");
  await enter(id, freshMobile());
  return id;
}

async function enter(id: RequestId, number: MobileNumber) {
  expectOk(await enterMobile(scene.domain, id, { number, explanation: null }));
}

const send = (id: RequestId) => sendCode(scene.domain, id, { target: "new", locale: "fr" });
const type = (id: RequestId, code: string) => checkCode(scene.domain, id, { target: "new", code });

async function withCode() {
  const id = await withNumberToProve();
  expectOk(await send(id));
  return { id, right: await codeFor(scene, id) };
}

describe("guessing", () => {
  const seeds = Array.from({ length: scaled(20, 3) }, (_, index) => index + 1);

  it.each(seeds)(
    "compares exactly five of 200 parallel wrong guesses, then refuses the right code (seed %i)",
    async (seed) => {
      const { id, right } = await withCode();
      const steps = seeded(seed)(fc.integer({ min: 1, max: 999_999 }), 200);
      const answers = await atOnce(200, (i) => type(id, wrongCode(right, steps[i])));
      expect(tally(answers)).toEqual({ "wrong-code": 5, "code-ended": 195 });
      expect((await verificationOf(scene, id, "new")).attempts).toBe(5);
      expect((await requestOf(scene, id)).codeFailures).toBe(5);
      expect(refusalOf(await type(id, right))).toBe("code-ended");
      expect((await requestOf(scene, id)).mobileVerifiedAt).toBeNull();
    },
    patience(180, 120),
  );

  it("accepts one of 100 parallel right codes", async () => {
    const { id, right } = await withCode();
    const answers = await atOnce(100, () => type(id, right));
    expect(tally(answers)).toEqual({ accepted: 1, "code-ended": 99 });
    expect(await requestOf(scene, id)).toMatchObject({ codeFailures: 0 });
    expect((await requestOf(scene, id)).mobileVerifiedAt).not.toBeNull();
  });

  it("never accepts a right code among wrong ones after the fifth attempt", async () => {
    for (const seed of seeds) {
      const { id, right } = await withCode();
      const order = seeded(seed)(fc.nat(19), 1)[0] ?? 0;
      const answers = await atOnce(20, (i) =>
        type(id, i === order ? right : wrongCode(right, i + 1)),
      );
      const { attempts } = await verificationOf(scene, id, "new");
      const { accepted = 0, "wrong-code": wrong = 0 } = tally(answers);
      expect(accepted + wrong).toBe(attempts);
      expect(attempts).toBeLessThanOrEqual(5);
      expect((await requestOf(scene, id)).codeFailures).toBe(wrong);
    }
  });

  it("refuses the code of another request", async () => {
    const mine = await withCode();
    const other = await withCode();
    expect(mine.right).not.toBe(other.right);
    expect(refusalOf(await type(mine.id, other.right))).toBe("wrong-code");
  });

  it("refuses the code of another request for the same number", async () => {
    const { id } = await withCode();
    const { mobile } = await requestOf(scene, id);
    const second = await openVisit(scene, await addAccount(scene));
    await customer.choose(scene.domain, second, "individual.add");
    await enter(second, mobile ?? expect.fail("no number"));
    expect(refusalOf(await type(second, await codeFor(scene, id)))).toBe("code-ended");
    expectOk(await send(second));
    expect(refusalOf(await type(second, await codeFor(scene, id)))).toBe("wrong-code");
  });

  it("does not count a malformed code as an attempt, and ignores spaces", async () => {
    const { id, right } = await withCode();
    for (const text of ["", "12345", "1234567", "abcdef", "12345x", "123456 654321"]) {
      expect(refusalOf(await type(id, text))).toBe("code-malformed");
    }
    expect((await verificationOf(scene, id, "new")).attempts).toBe(0);
    expect(refusalOf(await type(id, ` ${right.slice(0, 3)} ${right.slice(3)} `))).toBe("accepted");
  });

  it("refuses every code before one was sent", async () => {
    const id = await withNumberToProve();
    expect(refusalOf(await type(id, "000000"))).toBe("code-ended");
    expect((await requestOf(scene, id)).codeFailures).toBe(0);
  });
});

describe("a new code", () => {
  it("ends the previous one and never resets the failures", async () => {
    const { id, right } = await withCode();
    for (const step of [1, 2, 3]) await type(id, wrongCode(right, step));
    await letPass(scene, id, 31);
    expectOk(await send(id));
    expect(await verificationOf(scene, id, "new")).toMatchObject({ attempts: 0, counter: 2 });
    expect((await requestOf(scene, id)).codeFailures).toBe(3);
    expect(refusalOf(await type(id, right))).toBe("wrong-code");
    expect(refusalOf(await type(id, await codeFor(scene, id)))).toBe("accepted");
    expect((await requestOf(scene, id)).codeFailures).toBe(4);
  });

  it("expires after ten minutes, without counting a failure", async () => {
    const { id, right } = await withCode();
    await letPass(scene, id, 601);
    expect(refusalOf(await type(id, right))).toBe("code-ended");
    expect((await requestOf(scene, id)).codeFailures).toBe(0);
  });

  it("is valid until the last second", async () => {
    const { id, right } = await withCode();
    await letPass(scene, id, 590);
    expect(refusalOf(await type(id, right))).toBe("accepted");
  });
});

describe("ten failures", () => {
  async function lockedRequest() {
    const { id, right } = await withCode();
    for (const step of [1, 2, 3, 4, 5]) await type(id, wrongCode(right, step));
    await letPass(scene, id, 61);
    expectOk(await send(id));
    const second = await codeFor(scene, id);
    for (const step of [1, 2, 3, 4, 5]) await type(id, wrongCode(second, step));
    return id;
  }

  it("lock the request, even for a new code or number", async () => {
    const id = await lockedRequest();
    expect((await requestOf(scene, id)).codeFailures).toBe(10);
    await letPass(scene, id, 400);
    expect(refusalOf(await send(id))).toBe("failures-used-up");
    await enter(id, freshMobile());
    expect(refusalOf(await send(id))).toBe("failures-used-up");
  });

  it("count over all codes: of 60 parallel guesses on the second code only five are compared", async () => {
    const { id, right } = await withCode();
    await atOnce(30, (i) => type(id, wrongCode(right, i + 1)));
    await letPass(scene, id, 31);
    expectOk(await send(id));
    const second = await codeFor(scene, id);
    const answers = await atOnce(60, (i) => type(id, wrongCode(second, i + 1)));
    expect(tally(answers)).toMatchObject({ "wrong-code": 5 });
    expect(refusalOf(await type(id, second))).toBe("failures-used-up");
  });

  it("are reset by staff, with an audit event", async () => {
    const id = await lockedRequest();
    const staffId = scene.reviewer;
    expectOk(await resetCodeFailures(scene.domain, await seenBy(scene, id, staffId)));
    await letPass(scene, id, 400);
    await prove(scene, id, "new");
    const [event] = await scene.domain.db.execute<{ details: { failures: number } }>(
      sql`select details from audit_events where request_id = ${id} and action = 'code-failures-reset'
        and actor = ${`staff:${staffId}`}`,
    );
    expect(event?.details.failures).toBe(10);
  });
});

describe("a changed number", () => {
  it("must be verified again, even when it is changed back", async () => {
    const id = await openVisit(scene, await addAccount(scene));
    const first = freshMobile();
    await answerAll(scene, id, "individual.add", { mobile: first });
    await enter(id, freshMobile());
    const changed = await requestOf(scene, id);
    expect(changed.mobileVerifiedAt).toBeNull();
    expect(changed.stepsDone).not.toContain("verification");

    await enter(id, first);
    expect((await requestOf(scene, id)).mobileVerifiedAt).toBeNull();
    expect(refusalOf(await type(id, await codeFor(scene, id)))).toBe("code-ended");
    await letPass(scene, id, 31);
    await prove(scene, id, "new");
    expect((await requestOf(scene, id)).stepsDone).toContain("verification");
  });

  it("stays verified when the same number is entered again", async () => {
    const id = await openVisit(scene, await addAccount(scene));
    const mobile = freshMobile();
    await answerAll(scene, id, "individual.add", { mobile });
    await enter(id, mobile);
    expect((await requestOf(scene, id)).mobileVerifiedAt).not.toBeNull();
    expect(refusalOf(await send(id))).toBe("already-proved");
  });
});
