import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { declareNumberLost } from "#app/domain/phone-verification/declare-number-lost.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { action as enterNumber } from "#app/routes/customer/mobile.tsx";
import { action as enterCode, loader as codePage } from "#app/routes/customer/verification.tsx";
import { loader as currentPage } from "#app/routes/customer/verification-current.tsx";
import { openRateLimiter } from "#db/rate-limits.server.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import { withLimit, withPoints } from "#tests/support/limits.ts";
import { sendTo } from "#tests/support/scenario/codes.ts";
import {
  addAccount,
  atOnce,
  codeFor,
  countRows,
  expectOk,
  letPass,
  openScene,
  openVisit,
  requestOf,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { leadsTo, visitOf } from "#tests/support/scenario/visit.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const asksForCode = "/request/verification";
const asksForOldCode = "/request/verification/current";

let count = 0;

/** A form accepts it without an explanation. */
function typedMobile() {
  count += 1;
  return `+3361299${String(count).padStart(4, "0")}`;
}

const visit = async (account = {}) => openVisit(scene, await addAccount(scene, account));

type Browser = Parameters<typeof visitOf>[3];

const save = async (id: RequestId, mobile: string, from: Browser = {}) =>
  leadsTo(enterNumber(await visitOf(scene, id, { mobile }, from)));

const prove = async (id: RequestId) =>
  leadsTo(enterCode(await visitOf(scene, id, { code: await codeFor(scene, id) })));

const codes = (id: RequestId, target: VerificationTarget = "new") =>
  countRows(
    scene,
    sql`messages m join phone_verifications v on v.id = m.verification_id
      where m.request_id = ${id} and m.template = 'one-time-code' and v.target = ${target}`,
  );

async function shown(page: typeof codePage | typeof currentPage, id: RequestId, path: string) {
  const { request, ...rest } = await visitOf(scene, id);
  const url = new URL(path, request.url);
  const answer = await page({ ...rest, request: new Request(url, request) });
  return answer.unsent;
}

describe("the code to a new number", () => {
  it("is sent when the number is saved", async () => {
    const id = await visit();
    expect(await save(id, typedMobile())).toBe(asksForCode);
    expect(await codes(id)).toBe(1);
    expect(await prove(id)).toBe("/request/check");
  });

  it("is sent once for ten presses at once", async () => {
    const id = await visit();
    const mobile = typedMobile();
    const led = await atOnce(10, () => save(id, mobile));
    expect(new Set(led.map((path) => path?.split("?")[0]))).toEqual(new Set([asksForCode]));
    expect(await codes(id)).toBe(1);
    expect(await shown(codePage, id, `${asksForCode}?unsent=wait`)).toBeNull();
  });

  it("is not sent again for the same number while it is good, then it is", async () => {
    const id = await visit();
    const mobile = typedMobile();
    await save(id, mobile);
    await letPass(scene, id, 120);
    expect(await save(id, mobile)).toBe(asksForCode);
    expect(await codes(id)).toBe(1);
    await letPass(scene, id, limits.codeMinutes * 60);
    expect(await save(id, mobile)).toBe(asksForCode);
    expect(await codes(id)).toBe(2);
  });

  it("is not sent to a number that is proved", async () => {
    const id = await visit();
    const mobile = typedMobile();
    await save(id, mobile);
    await prove(id);
    expect(await save(id, mobile)).toBe("/request/check");
    expect(await codes(id)).toBe(1);
  });
});

describe("a code that cannot be sent", () => {
  const other = typedMobile();

  async function refused(reason: string, sentence: string, work: (id: RequestId) => Promise<void>) {
    const id = await visit();
    await work(id);
    expect(await requestOf(scene, id)).toMatchObject({ mobile: other });
    const page = `${asksForCode}?unsent=${reason}`;
    expect(await shown(codePage, id, page)).toBe(sentence);
  }

  it("for the wait leaves the number saved, and its page says how long", async () => {
    const id = await visit();
    await save(id, typedMobile());
    expect(await save(id, other)).toBe(`${asksForCode}?unsent=wait`);
    expect(await requestOf(scene, id)).toMatchObject({ mobile: other });
    expect(await codes(id)).toBe(1);
    const page = `${asksForCode}?unsent=wait`;
    expect(await shown(codePage, id, page)).toMatch(/^Attendez\s\d+\ss/);
    await letPass(scene, id, 30);
    expect(await shown(codePage, id, page)).toBeNull();
    expect(await sendTo(scene, id)).toBe("accepted");
    expect(await shown(codePage, id, page)).toBeNull();
  });

  it("for a budget leaves the number saved, and its page says what to do", async () => {
    await refused("account-hour", m.journey_verify_account_hour(), async (id) => {
      await withLimit("sendsPerAccountAnHour", 0, async () => {
        expect(await save(id, other)).toBe(`${asksForCode}?unsent=account-hour`);
      });
    });
  });

  it("for the limit of the address leaves the number saved", async () => {
    const limiter = openRateLimiter(scene.url);
    await refused("address", m.journey_verify_address_limit(), async (id) => {
      await withPoints("send-address", 1, async () => {
        const from = { limiter, clientAddress: "192.0.2.77" };
        expect(await save(await visit(), typedMobile(), from)).toBe(asksForCode);
        expect(await save(id, other, from)).toBe(`${asksForCode}?unsent=address`);
      });
    });
    await limiter.close();
  });

  it("for a reason that nobody gave says nothing", async () => {
    const id = await visit();
    await withLimit("sendsPerAccountAnHour", 0, async () => {
      await save(id, other);
    });
    for (const reason of ["", "toString", "<b>", "already-sent"]) {
      expect(await shown(codePage, id, `${asksForCode}?unsent=${reason}`)).toBeNull();
    }
  });
});

describe("the code to the old number", () => {
  it("is sent with the proof of the new one", async () => {
    const id = await visit(withNumber());
    await save(id, typedMobile());
    expect(await codes(id, "current")).toBe(0);
    expect(await prove(id)).toBe(asksForOldCode);
    expect(await codes(id, "current")).toBe(1);
    expect(await shown(currentPage, id, asksForOldCode)).toBeNull();
  });

  it("is sent by no wrong code", async () => {
    const id = await visit(withNumber());
    await save(id, typedMobile());
    const wrong = String((Number(await codeFor(scene, id)) + 1) % 1_000_000).padStart(6, "0");
    expect(await leadsTo(enterCode(await visitOf(scene, id, { code: wrong })))).toBeNull();
    expect(await codes(id, "current")).toBe(0);
  });

  it("is not sent to a number that was reported lost", async () => {
    const id = await visit(withNumber());
    await save(id, typedMobile());
    expectOk(await declareNumberLost(scene.domain, id));
    expect(await prove(id)).toBe("/request/check");
    expect(await codes(id, "current")).toBe(0);
  });

  it("that cannot be sent keeps the proof of the new one, and its page says why", async () => {
    const id = await visit(withNumber());
    await save(id, typedMobile());
    await withLimit("sendsPerAccountAnHour", 0, async () => {
      expect(await prove(id)).toBe(`${asksForOldCode}?unsent=account-hour`);
    });
    expect((await requestOf(scene, id)).mobileVerifiedAt).not.toBeNull();
    const sentence = m.journey_verify_account_hour();
    expect(await shown(currentPage, id, `${asksForOldCode}?unsent=account-hour`)).toBe(sentence);
  });
});
