import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { sendMessage } from "#app/jobs/send-message.server.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { daysPass, draftWith, giveNumber, sendTo } from "#tests/support/scenario/codes.ts";
import { attempt, lastMessage, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  addAccount,
  countRows,
  expectOk,
  letPass,
  openScene,
  prove,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ sms: { budget: { hour: 1e6, day: 1e6 }, widening: 1 } });
});
afterAll(() => scene.close());

let count = 0;
/** Each call is another range of mainland France. */
function newRange(country = "336") {
  count += 1;
  const head = `+${country}${String(10_000 + count).slice(-4)}`;
  return (index: number): MobileNumber => asMobile(`${head}${String(10_000 + index).slice(-4)}`);
}
const newNumber = () => newRange()(1);
const belgian = () => newRange("3247");

function tallied(answers: readonly string[]) {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

async function drafts(numbers: readonly MobileNumber[]) {
  const ids: RequestId[] = [];
  for (const number of numbers) ids.push(await draftWith(scene, number));
  return ids;
}

const sendAll = async (ids: readonly RequestId[], from = scene) =>
  tallied(await Promise.all(ids.map((id) => sendTo(from, id))));

describe("sends to proved and to unproved numbers are counted apart", () => {
  it("a stranger who enters my number does not use up the sends of my account", async () => {
    const number = newNumber();
    const mine = await addAccount(scene, { ...withNumber(), mobile: number });
    const strangers = await drafts(Array.from({ length: 6 }, () => number));
    expect(await sendAll(strangers)).toEqual({ accepted: 5, "number-limit": 1 });
    const id = await draftWith(scene, newNumber(), mine);
    expect(await sendTo(scene, id, "current")).toBe("accepted");
  });

  it("my account does not use up the sends of somebody who enters the same number", async () => {
    const number = newNumber();
    const mine = await addAccount(scene, { ...withNumber(), mobile: number });
    const id = await draftWith(scene, newNumber(), mine);
    const other = await draftWith(scene, number);
    await withLimit("sendsPerNumber", 1, async () => {
      expect(await sendTo(scene, id, "current")).toBe("accepted");
      await letPass(scene, id, 60);
      expect(await sendTo(scene, id, "current")).toBe("number-limit");
      expect(await sendTo(scene, other)).toBe("accepted");
    });
  });

  it("a number proved in its own request counts as proved from then on", async () => {
    const number = newNumber();
    const id = await draftWith(scene, number);
    await prove(scene, id, "new");
    const strangers = await drafts([number, number, number, number, number]);
    expect(await sendAll(strangers)).toEqual({ accepted: 4, "number-limit": 1 });
    await giveNumber(scene, id, newNumber());
    await giveNumber(scene, id, number);
    await letPass(scene, id, 60);
    expect(await sendTo(scene, id)).toBe("accepted");
  });

  it("a stranger does not use up the range of my account's number", async () => {
    const range = newRange();
    const mine = await addAccount(scene, { ...withNumber(), mobile: range(500) });
    const id = await draftWith(scene, newNumber(), mine);
    const strangers = await drafts([range(1), range(2)]);
    await withLimit("sendsPerRangeAnHour", 1, async () => {
      expect(await sendAll(strangers)).toEqual({ accepted: 1, "paused-hour": 1 });
      expect(await sendTo(scene, id, "current")).toBe("accepted");
    });
  });
});

describe("the wait of an account", () => {
  it("is not shortened by another number, nor by withdrawing and beginning again", async () => {
    const range = newRange();
    const account = await addAccount(scene);
    let sent = 0;
    for (let round = 0; round < 3; round += 1) {
      const id = await draftWith(scene, range(8 * round), account);
      for (let index = 0; index < 8; index += 1) {
        await giveNumber(scene, id, range(8 * round + index));
        const answer = await sendTo(scene, id);
        if (answer === "accepted") sent += 1;
        else expect(answer).toBe("wait");
      }
      expectOk(await withdrawRequest(scene.domain, id));
    }
    expect(sent).toBe(1);
  });

  it("does not delay the code for the old number", async () => {
    const id = await draftWith(scene, newNumber(), await addAccount(scene, withNumber()));
    expect(await sendTo(scene, id)).toBe("accepted");
    expect(await sendTo(scene, id, "current")).toBe("accepted");
  });
});

describe("the budget of an account", () => {
  it.each([
    ["sendsPerAccountAnHour", "account-hour", 3600],
    ["sendsPerAccountADay", "account-day", 24 * 3600],
  ] as const)("%s spans its requests", async (limit, refusal, seconds) => {
    const account = await addAccount(scene);
    const range = newRange();
    await withLimit(limit, 2, async () => {
      for (const index of [1, 2]) {
        const id = await draftWith(scene, range(index), account);
        expect(await sendTo(scene, id)).toBe("accepted");
        await letPass(scene, id, 301);
        expectOk(await withdrawRequest(scene.domain, id));
      }
      const id = await draftWith(scene, range(3), account);
      expect(await sendTo(scene, id)).toBe(refusal);
      await letPass(scene, id, seconds);
      expect(await sendTo(scene, id)).toBe("accepted");
    });
  });
});

const alarms = () =>
  countRows(
    scene,
    sql`messages where template = 'staff-alarm'
    and details ->> 'alarm' = 'sms-budget'`,
  );
const events = () =>
  countRows(scene, sql`audit_events where chain = 'system' and action = 'sms-budget.used-up'`);

describe("a breaker", () => {
  it("stops 24 accounts of one mailbox at ten codes to one range, with one alarm", async () => {
    const range = newRange();
    const contactEmail = asEmail("holding@exemple.fr");
    const ids: RequestId[] = [];
    for (let index = 0; index < 24; index += 1) {
      const account = await addAccount(scene, { contactEmail });
      ids.push(await draftWith(scene, range(index), account));
    }
    const before = [await alarms(), await events()];
    expect(await sendAll(ids)).toEqual({ accepted: 10, "paused-hour": 14 });
    expect([await alarms(), await events()]).toEqual(before.map((number) => number + 1));
  });

  it("says in the mail what is used up, and never a whole number", async () => {
    const range = newRange();
    const ids = await drafts([range(1), range(2)]);
    await withLimit("sendsPerRangeADay", 1, () => sendAll(ids));
    const messageId = await lastMessage(scene, "staff-alarm", sql`true`);
    const { services, email } = scriptedServices(scene);
    await sendMessage(services, { messageId }, attempt());
    const text = email.sent[0]?.text.replace(/\s+/g, " ");
    expect(text).toContain(`numéros qui commencent par ${range(1).slice(0, -4)}…`);
    expect(text).toContain("1 par jour");
    expect(text).toContain("https://passerelle.example/staff/requests");
    expect(text).not.toContain(range(1));
    const kept = sql`audit_events where action = 'sms-budget.used-up'
      and details::text like ${`%${range(1)}%`}`;
    expect(await countRows(scene, kept)).toBe(0);
  });

  it("raises its alarm again when its hour or day is over", async () => {
    const range = newRange();
    const ids = await drafts([1, 2, 3, 4].map(range));
    await withLimit("sendsPerRangeADay", 1, async () => {
      const before = await alarms();
      expect(await sendAll(ids)).toEqual({ accepted: 1, "paused-day": 3 });
      expect(Object.keys(await sendAll(ids))).toContain("paused-day");
      expect(await alarms()).toBe(before + 1);
      await daysPass(scene, 1);
      const left = await drafts([5, 6].map(range));
      expect(await sendAll(left)).toEqual({ accepted: 1, "paused-day": 1 });
      expect(await alarms()).toBe(before + 2);
    });
  });

  it("stops a foreign country, and no other", async () => {
    const numbers = Array.from({ length: 5 }, () => belgian()(1));
    const ids = await drafts(numbers);
    const swiss = await draftWith(scene, newRange("4178")(1));
    await withLimit("sendsPerCountryAnHour", 3, async () => {
      expect(await sendAll(ids)).toEqual({ accepted: 3, "paused-hour": 2 });
      expect(await sendTo(scene, swiss)).toBe("accepted");
    });
    await withLimit("sendsPerCountryADay", 3, async () => {
      expect(await sendTo(scene, await draftWith(scene, belgian()(1)))).toBe("paused-day");
    });
  });

  it("stops the whole service at SMS_BUDGET_HOUR, and keeps a share for proved numbers", async () => {
    await daysPass(scene, 2);
    const budget = { hour: 5, day: 1e6 };
    const rules = { ...scene.domain.rules, sms: { budget, widening: 1 } };
    const small = { ...scene, domain: { ...scene.domain, rules } };
    const ids = await drafts(Array.from({ length: 7 }, newNumber));
    const mine: RequestId[] = [];
    for (let index = 0; index < 2; index += 1) {
      const account = await addAccount(scene, { ...withNumber(), mobile: newNumber() });
      mine.push(await draftWith(scene, newNumber(), account));
    }
    expect(await sendAll(ids, small)).toEqual({ accepted: 4, "paused-hour": 3 });
    const own = await Promise.all(mine.map((id) => sendTo(small, id, "current")));
    expect(tallied(own)).toEqual({ accepted: 1, "paused-hour": 1 });
  });
});

describe("a foreign number", () => {
  it("is counted for life, over all requests and after every purge", async () => {
    const number = belgian()(1);
    await withLimit("sendsPerForeignNumber", 2, async () => {
      expect(await sendTo(scene, await draftWith(scene, number))).toBe("accepted");
      await daysPass(scene, 400);
      expect(await sendTo(scene, await draftWith(scene, number))).toBe("accepted");
      await daysPass(scene, 400);
      await eraseSecrets(scene.domain.db);
      const id = await draftWith(scene, number);
      expect(await sendTo(scene, id)).toBe("foreign-limit");
      const kept = sql`code_sends where is_abroad and at < now() - interval '31 days'
        and num_nonnulls(account_id, request_id, range_key) > 0`;
      expect(await countRows(scene, kept)).toBe(0);
    });
  });

  it("that protects an account has a larger count of its own", async () => {
    const number = belgian()(1);
    const account = await addAccount(scene, { ...withNumber(), mobile: number });
    const stranger = await draftWith(scene, number);
    const id = await draftWith(scene, newNumber(), account);
    await withLimit("sendsPerForeignNumber", 1, async () => {
      expect(await sendTo(scene, stranger)).toBe("accepted");
      await letPass(scene, stranger, 60);
      expect(await sendTo(scene, stranger)).toBe("foreign-limit");
      expect(await sendTo(scene, id, "current")).toBe("accepted");
    });
    await withLimit("sendsPerProvedForeignNumber", 1, async () => {
      await letPass(scene, id, 60);
      expect(await sendTo(scene, id, "current")).toBe("foreign-limit");
    });
  });
});

describe("what is counted", () => {
  it("holds no number, and is forgotten for French numbers", async () => {
    const number = newNumber();
    await sendTo(scene, await draftWith(scene, number));
    const named = sql`code_sends as one where one::text like ${`%${number.slice(1)}%`}`;
    expect(await countRows(scene, named)).toBe(0);
    await daysPass(scene, 4);
    const old = sql`code_sends where not is_abroad and at < now() - interval '3 days'`;
    await eraseSecrets(scene.domain.db);
    expect(await countRows(scene, old)).toBeGreaterThan(0);
    await withLimit("sendsKeptDays", 3, () => eraseSecrets(scene.domain.db));
    expect(await countRows(scene, old)).toBe(0);
  });
});
