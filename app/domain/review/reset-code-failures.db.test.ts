import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { freezeTokens, sayNotMeBy, seenBy } from "#tests/support/scenario/cases.ts";
import { draftWith, guess, sendTo } from "#tests/support/scenario/codes.ts";
import {
  addAccount,
  countRows,
  expectOk,
  freshMobile,
  letPass,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { resetCodeFailures } from "./reset-code-failures.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function withFailures(account: Account, times = 1, number = freshMobile()) {
  const id = await draftWith(scene, number, account);
  await letPass(scene, id, 301);
  expect(await sendTo(scene, id)).toBe("accepted");
  for (let step = 1; step <= times; step += 1) await guess(scene, id, step);
  return id;
}

const reset = async (id: RequestId, staffId = scene.reviewer) =>
  refusalOf(await resetCodeFailures(scene.domain, await seenBy(scene, id, staffId)));

const told = (id: RequestId, channel: "sms" | "email") =>
  countRows(
    scene,
    sql`messages where request_id = ${id} and template = 'warning-reset'
    and channel = ${channel}`,
  );

describe("giving a customer new tries", () => {
  it("is refused to the staff member who invited, also when the main contact was invited", async () => {
    const id = await withFailures(await addAccount(scene));
    expect(await reset(id, scene.inviter)).toBe("inviter");
    expect(await reset(id)).toBe("accepted");
  });

  it("applies only to the version that was seen: of two at once, one", async () => {
    const id = await withFailures(await addAccount(scene));
    const seen = await seenBy(scene, id);
    const answers = await Promise.all([
      resetCodeFailures(scene.domain, seen),
      resetCodeFailures(scene.domain, { ...seen, staffId: scene.administrator }),
    ]);
    expect(tally(answers)).toEqual({ accepted: 1, stale: 1 });
  });

  it("is refused for a frozen or closed request, and where nothing is counted", async () => {
    const account = await addAccount(scene, withNumber());
    const id = await withFailures(account, 5);
    const [token = ""] = await freezeTokens(scene, id);
    expectOk(await sayNotMeBy(scene, token));
    expect(await reset(id)).toBe("frozen");

    const closed = await withFailures(await addAccount(scene));
    expectOk(await withdrawRequest(scene.domain, closed));
    expect(await reset(closed)).toBe("wrong-status");

    const clean = await withFailures(await addAccount(scene), 0);
    expect(await reset(clean)).toBe("nothing-to-reset");
  });

  it("happens at most twice a request", async () => {
    const id = await withFailures(await addAccount(scene));
    expect([await reset(id), await reset(id), await reset(id)]).toEqual([
      "accepted",
      "accepted",
      "resets-used-up",
    ]);
    await withLimit("codeResetsPerRequest", 3, async () => {
      expect(await reset(id)).toBe("accepted");
    });
  });

  it("happens at most three times an account in thirty days, over its requests", async () => {
    const account = await addAccount(scene);
    const first = await withFailures(account);
    expect([await reset(first), await reset(first)]).toEqual(["accepted", "accepted"]);
    expectOk(await withdrawRequest(scene.domain, first));
    const id = await withFailures(account);
    expect([await reset(id), await reset(id)]).toEqual(["accepted", "resets-used-up"]);
    await withLimit("codeResetsPerAccount", 4, async () => {
      expect(await reset(id)).toBe("accepted");
    });
  });

  it("is told to the old number by SMS, and without one to the main contact by e-mail", async () => {
    const id = await withFailures(await addAccount(scene, withNumber()));
    expect(await reset(id)).toBe("accepted");
    expect([await told(id, "sms"), await told(id, "email")]).toEqual([1, 0]);
    const first = await withFailures(await addAccount(scene));
    expect(await reset(first)).toBe("accepted");
    expect([await told(first, "sms"), await told(first, "email")]).toEqual([0, 1]);
  });
});

describe("new tries", () => {
  it("are one request's more for an account whose month is used up, and no more than that", async () => {
    const account = await addAccount(scene);
    await withLimit("codeFailuresPerAccount", 2, () =>
      withLimit("codeFailuresPerRequest", 3, async () => {
        const id = await withFailures(account, 2);
        expect(await guess(scene, id, 3)).toBe("failures-used-up-lately");
        expect(await reset(id)).toBe("accepted");
        expect((await requestOf(scene, id)).codeFailures).toBe(0);
        for (const step of [3, 4, 5]) expect(await guess(scene, id, step)).toBe("wrong-code");
        expect(await guess(scene, id, 6)).toBe("failures-used-up");
        expectOk(await withdrawRequest(scene.domain, id));
        const again = await draftWith(scene, freshMobile(), account);
        await letPass(scene, again, 301);
        expect(await sendTo(scene, again)).toBe("failures-used-up-lately");
      }),
    );
  });

  it("help a customer whose number strangers have used up", async () => {
    const number = freshMobile();
    await withLimit("codeFailuresPerNumber", 2, async () => {
      await withFailures(await addAccount(scene), 2, number);
      const id = await draftWith(scene, number, await addAccount(scene));
      expect(await sendTo(scene, id)).toBe("failures-used-up-lately");
      expect(await reset(id)).toBe("accepted");
      expect(await sendTo(scene, id)).toBe("accepted");
    });
  });
});
