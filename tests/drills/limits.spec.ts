import { expect } from "@playwright/test";
import { expectRefusal, ledTo } from "#tests/support/e2e/drill.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { type Product, startProduct } from "#tests/support/product/product.ts";

// The other drills run with limits a hundred times as wide: these need the real ones.
test.describe.configure({ mode: "serial" });

let product: Product;

test.beforeAll(async () => {
  product = await startProduct({ env: { LOG_LEVEL: "warn" } });
});

test.afterAll(() => product.stop());

function individual() {
  const account = product.demo.accounts.find(({ entity }) => entity === "individual");
  if (!account) throw new Error("the demonstration has no individual");
  return account;
}

test("strangers with wrong passwords lock no member of staff out of a known browser", async () => {
  const [member] = product.demo.staff;
  if (!member) throw new Error("the demonstration has no staff");
  const known = await signInStaff(new Visitor(product.origin), member);
  await known.post("/staff/logout", {});
  const thief = new Visitor(product.origin);
  const { email, password } = member;
  for (let round = 0; round < 15; round += 1) {
    await thief.post("/staff/login", { email, password: `mauvais mot de passe ${String(round)}` });
  }
  const stopped = await thief.post("/staff/login", { email, password });
  await expectRefusal(stopped, "common_too_many_body");
  expect(ledTo(await known.post("/staff/login", { email, password }))).toBe("/staff/login");
});

test("a thief who guesses the unique code of a letter is stopped after three tries a minute", async () => {
  const { login } = individual();
  const thief = new Visitor(product.origin);
  const guesses = ["AAAA-BBBB-CCCC", "AAAA-BBBB-CCCD", "AAAA-BBBB-CCCE"];
  for (const code of guesses) {
    await expectRefusal(await thief.post("/code", { login, code }), "journey_not_recognised");
  }
  const fourth = await thief.post("/code", { login, code: "AAAA-BBBB-CCCF" });
  await expectRefusal(fourth, "journey_wait_minutes", { minutes: 1 });
});

test("a thief cannot sort a list of numbers with the form", async () => {
  const account = individual();
  const thief = new Visitor(product.origin);
  await thief.post("/link", { login: account.login });
  const mailOf = async () => (await product.outbox()).find(({ to }) => to === account.email);
  await expect.poll(mailOf).toBeDefined();
  const link = /\/login\/[\w-]+/.exec((await mailOf())?.text ?? "")?.[0] ?? "";
  expect((await thief.post(link, { login: account.login })).status).toBe(303);
  await thief.post("/request/situation", { situation: "individual.add" });
  const statuses: number[] = [];
  for (let number = 0; number < 21; number += 1) {
    const mobile = `01 99 00 ${String(1000 + number)}`;
    statuses.push((await thief.post("/request/mobile", { mobile })).status);
  }
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 422));
  expect(statuses.at(-1)).toBe(429);
});
