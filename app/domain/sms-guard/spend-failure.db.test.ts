import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { sendMessage } from "#app/jobs/send-message.server.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { freezeTokens, risksSeen, sayNotMeBy } from "#tests/support/scenario/cases.ts";
import { daysPass, draftWith, guess, sendTo, stateOf } from "#tests/support/scenario/codes.ts";
import { attempt, lastMessage, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  addAccount,
  atOnce,
  codeFor,
  countRows,
  expectOk,
  freshMobile,
  letPass,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function withCode(account?: Account, number = freshMobile()) {
  const id = await draftWith(scene, number, account);
  await letPass(scene, id, 301);
  expect(await sendTo(scene, id)).toBe("accepted");
  return id;
}

async function guessTimes(id: RequestId, times: number) {
  const answers = [];
  for (let step = 1; step <= times; step += 1) answers.push(await guess(scene, id, step));
  return answers;
}

describe("wrong codes of an account", () => {
  it("are counted over its requests: withdrawing and beginning again gives no ten more", async () => {
    const account = await addAccount(scene);
    for (let round = 0; round < 2; round += 1) {
      const id = await withCode(account);
      expect(await guessTimes(id, 5)).toEqual(Array(5).fill("wrong-code"));
      await letPass(scene, id, 301);
      expect(await sendTo(scene, id)).toBe("accepted");
      expect(await guessTimes(id, 5)).toEqual(Array(5).fill("wrong-code"));
      expectOk(await withdrawRequest(scene.domain, id));
    }
    const third = await draftWith(scene, freshMobile(), account);
    await letPass(scene, third, 301);
    expect(await sendTo(scene, third)).toBe("failures-used-up-lately");
    expect(await stateOf(scene, third)).toMatchObject({
      failuresLeft: 0,
      failuresUsedUp: "failures-used-up-lately",
    });
    await daysPass(scene, 30);
    expect(await sendTo(scene, third)).toBe("accepted");
  });

  it("end as many as are set, in as many days, also for a right code", async () => {
    const account = await addAccount(scene);
    await withLimit("codeFailuresPerAccount", 3, async () => {
      const first = await withCode(account);
      expect(await guessTimes(first, 2)).toEqual(["wrong-code", "wrong-code"]);
      expectOk(await withdrawRequest(scene.domain, first));
      const id = await withCode(account);
      expect(await guess(scene, id)).toBe("wrong-code");
      const code = await codeFor(scene, id);
      const right = () => checkCode(scene.domain, id, { target: "new", code });
      expect(refusalOf(await right())).toBe("failures-used-up-lately");
      expect((await requestOf(scene, id)).codeFailures).toBe(1);
      await daysPass(scene, 2);
      expect(refusalOf(await right())).toBe("failures-used-up-lately");
      await withLimit("codeFailureDays", 2, async () => {
        expect(refusalOf(await right())).toBe("accepted");
      });
    });
  });

  it("count for the new number and for the old one", async () => {
    const account = await addAccount(scene, withNumber());
    const id = await withCode(account);
    expect(await sendTo(scene, id, "current")).toBe("accepted");
    expect(await guess(scene, id, 1, "new")).toBe("wrong-code");
    expect(await guess(scene, id, 1, "current")).toBe("wrong-code");
    const rows = sql`code_failures where account_id = ${account.id}`;
    expect(await countRows(scene, rows)).toBe(2);
    expect(await countRows(scene, sql`${rows} and is_proved and target = 'current'`)).toBe(1);
  });

  it("are not counted where the code was right, too old or malformed", async () => {
    const account = await addAccount(scene);
    const id = await withCode(account);
    const type = async (code: string) =>
      refusalOf(await checkCode(scene.domain, id, { target: "new", code }));
    expect(await type("12")).toBe("code-malformed");
    await letPass(scene, id, 601);
    expect(await type(await codeFor(scene, id))).toBe("code-ended");
    expect(await sendTo(scene, id)).toBe("accepted");
    expect(await type(await codeFor(scene, id))).toBe("accepted");
    expect(await countRows(scene, sql`code_failures where account_id = ${account.id}`)).toBe(0);
    expect((await requestOf(scene, id)).codeFailures).toBe(0);
  });
});

describe("wrong codes of a number", () => {
  it("are counted over all accounts: of parallel guesses, as many are compared as are set", async () => {
    const number = freshMobile();
    const ids: RequestId[] = [];
    for (let index = 0; index < 3; index += 1) ids.push(await withCode(undefined, number));
    await withLimit("codeFailuresPerNumber", 4, async () => {
      const answers = await atOnce(30, (index) => {
        const id = ids[index % 3] ?? expect.fail("no request");
        return guess(scene, id, 1 + index);
      });
      expect(answers.filter((answer) => answer === "wrong-code")).toHaveLength(4);
      const others = answers.filter((answer) => answer !== "wrong-code");
      expect(new Set(others)).toEqual(new Set(["failures-used-up-lately"]));
    });
  });

  it("of strangers do not stop the account that has proved it", async () => {
    const account = await addAccount(scene, withNumber());
    const mine = account.mobile ?? expect.fail("no number");
    await withLimit("codeFailuresPerNumber", 2, async () => {
      const stranger = await withCode(undefined, mine);
      expect(await guessTimes(stranger, 2)).toEqual(["wrong-code", "wrong-code"]);
      expect(await guess(scene, stranger, 3)).toBe("failures-used-up-lately");
      const id = await withCode(account);
      expect(await sendTo(scene, id, "current")).toBe("accepted");
      const code = await codeFor(scene, id, "current");
      const typed = await checkCode(scene.domain, id, { target: "current", code });
      expect(refusalOf(typed)).toBe("accepted");
    });
  });
});

const warnings = (id: RequestId) =>
  countRows(scene, sql`messages where request_id = ${id} and template = 'warning-failures'`);

describe("after the first five wrong codes", () => {
  it("the old number is warned by SMS, once a request, with a link that freezes", async () => {
    const account = await addAccount(scene, withNumber());
    const id = await withCode(account);
    await guessTimes(id, 4);
    expect(await warnings(id)).toBe(0);
    await guess(scene, id, 5);
    expect(await warnings(id)).toBe(1);
    await letPass(scene, id, 301);
    expect(await sendTo(scene, id)).toBe("accepted");
    await guessTimes(id, 2);
    expect(await warnings(id)).toBe(1);

    const messageId = await lastMessage(scene, "warning-failures", sql`request_id = ${id}`);
    const { services, sms } = scriptedServices(scene);
    await sendMessage(services, { messageId }, attempt());
    const [token = ""] = await freezeTokens(scene, id);
    expect(sms.sent[0]).toMatchObject({ to: account.mobile });
    expect(sms.sent[0]?.text).toContain(`/notice/${token}`);
    expect(refusalOf(await sayNotMeBy(scene, token))).toBe("accepted");
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
  });

  it("a new request warns at its first", async () => {
    const account = await addAccount(scene, withNumber());
    const first = await withCode(account);
    await guessTimes(first, 5);
    expectOk(await withdrawRequest(scene.domain, first));
    const id = await withCode(account);
    expect(await warnings(id)).toBe(0);
    await guess(scene, id);
    expect(await warnings(id)).toBe(1);
  });

  it("the main contact is warned by e-mail where there is no number yet", async () => {
    const account = await addAccount(scene);
    const id = await withCode(account);
    await withLimit("codeFailuresBeforeWarning", 2, () => guessTimes(id, 2));
    const to = sql`messages where request_id = ${id} and template = 'warning-failures'
      and channel = 'email' and sent_to = ${account.contactEmail}`;
    expect(await countRows(scene, to)).toBe(1);
  });

  it("parallel guesses give one warning", async () => {
    const id = await withCode(await addAccount(scene, withNumber()));
    await withLimit("codeFailuresBeforeWarning", 1, () =>
      atOnce(5, (index) => guess(scene, id, index + 1)),
    );
    expect(await warnings(id)).toBe(1);
  });

  it("staff see a risk, with the count", async () => {
    const account = await addAccount(scene);
    const first = await withCode(account);
    await guessTimes(first, 5);
    expectOk(await withdrawRequest(scene.domain, first));
    const id = await draftWith(scene, freshMobile(), account);
    const { reference } = await requestOf(scene, id);
    const found = await loadCase(scene.domain, reference, scene.reviewer);
    expect(found).toMatchObject({ accountCodeFailures: 5 });
    expect(await risksSeen(scene, id)).toEqual(["code-failures-repeated"]);
    await daysPass(scene, 2);
    expect(await withLimit("codeFailureDays", 2, () => risksSeen(scene, id))).toEqual([]);
    expect(await risksSeen(scene, id)).toEqual(["code-failures-repeated"]);
  });
});

it("Wrong codes that no longer count are forgotten", async () => {
  const account = await addAccount(scene);
  await guess(scene, await withCode(account));
  const rows = sql`code_failures where account_id = ${account.id}`;
  await daysPass(scene, 29);
  await eraseSecrets(scene.domain.db);
  expect(await countRows(scene, rows)).toBe(1);
  await daysPass(scene, 2);
  await eraseSecrets(scene.domain.db);
  expect(await countRows(scene, rows)).toBe(0);
});
