import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { stateOf } from "#tests/support/scenario/codes.ts";
import {
  addAccount,
  atOnce,
  countRows,
  expectOk,
  freshMobile,
  letPass,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { sendCode } from "./send-code.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function withNumberToProve(number = freshMobile()) {
  const id = await openVisit(scene, await addAccount(scene));
  expectOk(await chooseSituation(scene.domain, id, "individual.add"));
  expectOk(await enterMobile(scene.domain, id, { number, explanation: null }));
  return id;
}

const send = async (id: RequestId) =>
  refusalOf(await sendCode(scene.domain, id, { target: "new", locale: "fr" }));

const shownWait = async (id: RequestId) => (await stateOf(scene, id)).wait;

describe("sending a code", () => {
  it("waits 30 seconds, a minute, then five minutes, and shows the wait", async () => {
    const id = await withNumberToProve();
    expect(await send(id)).toBe("accepted");
    for (const seconds of [30, 60, 300, 300]) {
      expect(await send(id)).toBe("wait");
      const shown = await shownWait(id);
      expect(shown).toBeGreaterThan(seconds - 5);
      expect(shown).toBeLessThanOrEqual(seconds);
      await letPass(scene, id, seconds - 5);
      expect(await send(id)).toBe("wait");
      await letPass(scene, id, 5);
      expect(await shownWait(id)).toBe(0);
      expect(await send(id)).toBe("accepted");
    }
  });

  it("happens once for twenty concurrent requests", async () => {
    const id = await withNumberToProve();
    const answers = await atOnce(20, () =>
      sendCode(scene.domain, id, { target: "new", locale: "fr" }),
    );
    expect(tally(answers)).toEqual({ accepted: 1, wait: 19 });
    expect(await countRows(scene, sql`messages where request_id = ${id} and channel = 'sms'`)).toBe(
      1,
    );
    expect(
      await countRows(
        scene,
        sql`graphile_worker.jobs j join messages m on j.key = 'message:' || m.id where m.request_id = ${id} and m.channel = 'sms'`,
      ),
    ).toBe(1);
  });

  it("reaches one number at most five times in ten minutes, over all requests", async () => {
    const number = freshMobile();
    const ids = [];
    for (let index = 0; index < 8; index += 1) ids.push(await withNumberToProve(number));
    const answers = await Promise.all(
      ids.map((id) => sendCode(scene.domain, id, { target: "new", locale: "fr" })),
    );
    expect(tally(answers)).toEqual({ accepted: 5, "number-limit": 3 });
    for (const id of ids) await letPass(scene, id, 601);
    const refused = ids.filter((_, index) => !answers[index]?.ok);
    for (const id of refused) expect(await send(id)).toBe("accepted");
  });

  it("happens at most eight times a day for one request, however many numbers it uses", async () => {
    const id = await withNumberToProve();
    for (let index = 0; index < 8; index += 1) {
      expectOk(await enterMobile(scene.domain, id, { number: freshMobile(), explanation: null }));
      expect(await send(id)).toBe("accepted");
      await letPass(scene, id, 300);
    }
    expect(await send(id)).toBe("request-limit");
    await letPass(scene, id, 24 * 3600);
    expect(await send(id)).toBe("accepted");
  });

  it("requires a number and an open step", async () => {
    const id = await openVisit(scene, await addAccount(scene));
    expect(await send(id)).toBe("no-number");
    const current = { target: "current", locale: "fr" } as const;
    expect(refusalOf(await sendCode(scene.domain, id, current))).toBe("no-number");
    expectOk(await chooseSituation(scene.domain, id, "individual.no-mobile"));
    expect(await send(id)).toBe("not-editable");
  });

  it("writes neither the code nor the whole number into the audit trail", async () => {
    const id = await withNumberToProve();
    await send(id);
    const { mobile } = await requestOf(scene, id);
    const trail = sql`audit_events where request_id = ${id} and details::text like ${`%${mobile ?? ""}%`}`;
    expect(await countRows(scene, trail)).toBe(0);
  });
});
