import { expect } from "@playwright/test";
import {
  letTheWaitPass,
  newAccount,
  newMobile,
  type TestAccount,
} from "#tests/support/e2e/database.ts";
import { awaitCode, awaitLink, awaitMessage } from "#tests/support/e2e/outbox.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

const page = "/request/verification";

async function comeIn(account: TestAccount, linksBefore: number) {
  const visitor = new Visitor(theWorld().origin);
  await visitor.post("/link", { login: account.login });
  const link = await awaitLink(account.email, "login", linksBefore);
  await visitor.post(link, { login: account.login });
  // After a withdrawal the link shows its page first.
  await visitor.post("/request/another", {});
  await visitor.post("/request/situation", { situation: "individual.add" });
  return visitor;
}

async function guess(visitor: Visitor, right: string, step: number) {
  const code = String((Number(right) + step) % 1_000_000).padStart(6, "0");
  return (await visitor.post(page, { code })).status;
}

test("withdrawing and beginning again gives a thief no ten more guesses", async () => {
  const account = await newAccount("individual");
  for (let round = 0; round < 2; round += 1) {
    const visitor = await comeIn(account, round);
    for (let codes = 0; codes < 2; codes += 1) {
      const mobile = await newMobile();
      await letTheWaitPass(account);
      await visitor.post("/request/mobile", { mobile });
      const right = await awaitCode(mobile);
      for (const step of [1, 2, 3, 4, 5]) expect(await guess(visitor, right, step)).toBe(422);
    }
    await visitor.post("/request/withdrawal", {});
  }
  const third = await comeIn(account, 2);
  await letTheWaitPass(account);
  await third.post("/request/mobile", { mobile: await newMobile() });
  const refused = await third.post(page, { intent: "send" });
  expect(refused.status).toBe(422);
  const words = say("fr", "journey_verify_failures_used_up_lately", { days: 30 });
  expect(await refused.text()).toContain(words);
  const warning = await awaitMessage(account.email, /codes erronés/, 1);
  expect(warning.text).toMatch(/\/notice\//);
});

test("another number, or another request, does not shorten the wait for the next code", async () => {
  const account = await newAccount("individual");
  const visitor = await comeIn(account, 0);
  const save = async (one: Visitor) => {
    const saved = await one.post("/request/mobile", { mobile: await newMobile() });
    return saved.headers.get("location");
  };
  const waits = `${page}?unsent=wait`;
  expect([await save(visitor), await save(visitor)]).toEqual([page, waits]);
  expect((await visitor.post(page, { intent: "send" })).status).toBe(429);
  await visitor.post("/request/withdrawal", {});
  const later = await comeIn(account, 1);
  expect(await save(later)).toBe(waits);
  expect((await later.post(page, { intent: "send" })).status).toBe(429);
});
