import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { auditOf, newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { recoveryCodesIn, totpOf, totpSecretIn } from "#tests/support/e2e/enrolment.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { answerNumber, walkIn } from "#tests/support/e2e/walker.ts";
import { theWorld } from "#tests/support/e2e/world.ts";
import { runCommand } from "#tests/support/product/command.ts";

test.describe.configure({ mode: "parallel" });

function desk(part?: "administrator" | "inviter" | "reviewer") {
  const { origin, desk } = theWorld();
  const visitor = new Visitor(origin);
  return part ? visitor.bring("desk", desk[part] ?? "") : visitor;
}

function ledTo(answer: Response) {
  return answer.headers.get("location") ?? answer.status;
}

const password = "un phare au bout du quai";

async function enrol() {
  const email = `${randomUUID()}@desk.example`;
  const { dataDir } = theWorld();
  const made = await runCommand(
    { DATA_DIR: dataDir },
    "staff-create",
    ...["--email", email, "--role", "agent,approver"],
  );
  const link = /\/staff\/setup\/\S+/.exec(made.output)?.[0] ?? "";
  const member = desk();
  expect((await member.get(link)).status).toBe(200);
  expect((await member.post(link, { password: "court" })).status).toBe(422);
  expect(ledTo(await member.post(link, { password }))).toBe("/staff/enrolment");
  expect((await desk().get(link)).status).toBe(410);
  expect((await desk().post(link, { password: "un autre mot de passe" })).status).toBe(422);
  const page = await (await member.get("/staff/enrolment")).text();
  expect(page).toContain('class="qr"');
  const secret = totpSecretIn(page);
  expect(page).toContain(`secret=${secret}`);
  expect(ledTo(await member.get("/staff/requests"))).toContain("/staff/login");
  expect((await member.post("/staff/enrolment", { code: "000000" })).status).toBe(422);
  const enrolled = await member.post("/staff/enrolment", { code: totpOf(secret) });
  const codes = recoveryCodesIn(await enrolled.text());
  expect(new Set(codes).size).toBe(10);
  expect((await member.get("/staff/requests")).status).toBe(200);
  return { email, secret, codes, member };
}

async function signIn(email: string, code: string) {
  const visitor = desk();
  expect(ledTo(await visitor.post("/staff/login", { email, password }))).toBe("/staff/login");
  return { visitor, answer: await visitor.post("/staff/login", { code }) };
}

test("a new member sets a password and an authenticator, signs in with a recovery code once, and ends sessions", async () => {
  test.slow();
  const { email, secret, codes, member } = await enrol();
  const [first = "", second = ""] = codes;
  const elsewhere = await signIn(email, first);
  expect(ledTo(elsewhere.answer)).toBe("/staff/requests");
  expect((await signIn(email, first)).answer.status).toBe(422);

  const sessions = await (await member.get("/staff/sessions")).text();
  const [other] = [...sessions.matchAll(/name="id" value="([^"]+)"/g)].map(([, id = ""]) => id);
  expect(other).toBeDefined();
  const end = { intent: "end", id: other ?? "" };
  expect(ledTo(await member.post("/staff/sessions", end))).toBe("/staff/sessions");
  expect(ledTo(await elsewhere.visitor.get("/staff/requests"))).toContain("/staff/login");
  expect((await member.post("/staff/sessions", end)).status).toBe(422);
  const foreign = { intent: "end", id: randomUUID() };
  expect((await member.post("/staff/sessions", foreign)).status).toBe(422);

  expect((await member.post("/staff/recovery-codes", { code: "000000" })).status).toBe(422);
  const renewed = await member.post("/staff/recovery-codes", { code: totpOf(secret, 1) });
  const newCodes = recoveryCodesIn(await renewed.text());
  expect(newCodes).toHaveLength(10);
  expect((await signIn(email, second)).answer.status).toBe(422);
  const again = await signIn(email, newCodes[0] ?? "");
  expect(ledTo(again.answer)).toBe("/staff/requests");

  const cookie = again.visitor.cookie("desk") ?? "";
  expect(ledTo(await again.visitor.post("/staff/logout", {}))).toBe("/staff/login");
  expect(ledTo(await desk().bring("desk", cookie).get("/staff/requests"))).toContain("login");
  expect((await member.get("/staff/requests")).status).toBe(200);

  const third = await signIn(email, newCodes[1] ?? "");
  expect(ledTo(await member.post("/staff/sessions", { intent: "end-all" }))).toBe("/staff/login");
  for (const one of [member, third.visitor]) {
    expect(ledTo(await one.get("/staff/requests"))).toContain("/staff/login");
  }
});

test("an administrator creates an API key that is shown once, and revokes it", async () => {
  const administrator = desk("administrator");
  const name = `client-area-${randomUUID()}`;
  expect((await administrator.post("/staff/api-keys", { name: " " })).status).toBe(422);
  const made = await (await administrator.post("/staff/api-keys", { name })).text();
  const key = /passerelle_[\w-]+/.exec(made)?.[0] ?? "";
  const listed = await (await administrator.get("/staff/api-keys")).text();
  expect(listed).toContain(name);
  expect(listed).not.toContain(key);
  const { login } = await newAccount("individual");
  const asked = () =>
    fetch(`${theWorld().origin}/api/v1/accounts/${login}`, {
      headers: { Authorization: `Bearer ${key}` },
    });
  expect((await asked()).status).toBe(200);
  const row = listed.split("<tr").find((part) => part.includes(name)) ?? "";
  const id = /name="id" value="([^"]+)"/.exec(row)?.[1] ?? "";
  const revoke = { intent: "revoke", id };
  expect(ledTo(await administrator.post("/staff/api-keys", revoke))).toBe("/staff/api-keys");
  expect((await asked()).status).toBe(401);
  expect((await administrator.post("/staff/api-keys", revoke)).status).toBe(422);
});

test("a reviewer has no access to API keys", async () => {
  const reviewer = desk("reviewer");
  const name = `stolen-${randomUUID()}`;
  expect((await reviewer.get("/staff/api-keys")).status).toBe(403);
  expect((await reviewer.post("/staff/api-keys", { name })).status).toBe(403);
  expect(await sql()`select id from api_keys where name = ${name}`).toEqual([]);
});

test("staff grant new attempts to a customer who typed ten wrong codes", async () => {
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "individual.add" });
  const reference = await referenceOf(account);
  await sql()`update requests set code_failures = 10 where reference = ${reference}`;
  const address = `/staff/requests/${reference}`;
  expect(ledTo(await desk().post(`${address}/code-failures`, {}))).toBe("/staff/login");
  const [seen] = await sql()`select version from requests where reference = ${reference}`;
  const version = String(seen?.version);
  const reset = (form: Record<string, string>) =>
    desk("reviewer").post(`${address}/code-failures`, form);
  expect((await reset({})).status).toBe(409);
  expect(ledTo(await reset({ version }))).toBe(`${address}?done`);
  const [row] = await sql()`select code_failures from requests where reference = ${reference}`;
  expect(row).toEqual({ code_failures: 0 });
  expect(await auditOf(reference)).toContain("code-failures-reset");
});

test("a request is found in its tab, and by login, reference and number in any notation", async () => {
  const account = await newAccount("individual");
  const mobile = await newMobile();
  const visitor = await walkIn(account);
  await answerNumber(visitor, "individual.add", mobile);
  const reference = await referenceOf(account);
  const reviewer = desk("reviewer");
  const shows = async (query: string) =>
    (await (await reviewer.get(`/staff/requests?${query}`)).text()).includes(
      `href="/staff/requests/${reference}"`,
    );
  const national = `0${mobile.slice(3)}`;
  const pairs = national.replace(/..(?=.)/g, "$& ");
  const written = [account.login.toUpperCase(), reference, reference.toLowerCase(), mobile];
  for (const q of [...written, reference.replace("-", " "), national, pairs]) {
    expect(await shows(`q=${encodeURIComponent(q)}`), q).toBe(true);
  }
  expect(await shows("q=nobody-at-all")).toBe(false);
  await visitor.post("/request/check", {});
  expect(await shows(`q=${account.login}`)).toBe(true);
  expect(await shows("status=rejected")).toBe(false);
  const [{ version } = { version: 0 }] = await sql()<{ version: number }[]>`
    select version from requests where reference = ${reference}`;
  const decision = { version: String(version), reason: "Le titulaire a renoncé." };
  const answer = await reviewer.post(`/staff/requests/${reference}/rejection`, decision);
  expect(ledTo(answer)).toBe(`/staff/requests/${reference}?done`);
  expect(await shows("status=rejected")).toBe(true);
  expect(await shows("status=submitted")).toBe(false);
});
