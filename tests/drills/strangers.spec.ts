import { expect } from "@playwright/test";
import { samplePdf } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import {
  answer,
  contactForm,
  expectRefusal,
  fateOf,
  giveDocument,
  keepContact,
  ledTo,
  proveNumber,
  staffMember,
  stranger,
  submitStandard,
  textOf,
} from "#tests/support/e2e/drill.ts";
import { awaitCode, awaitLink, awaitMessage, sentTo } from "#tests/support/e2e/outbox.ts";
import { test } from "#tests/support/e2e/test.ts";
import { askForLink, walkIn } from "#tests/support/e2e/walker.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

// Somebody, or some program, that reads no mailbox of the owner's.
test.describe.configure({ mode: "parallel" });

test("who found a link but does not know the login waits longer with each try", async () => {
  const account = await newAccount("individual");
  const other = await newAccount("individual");
  const link = await askForLink(account);
  const thief = stranger();
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess += 1) {
    statuses.push((await thief.post(link, { login: other.login })).status);
  }
  expect(statuses.slice(0, 2)).toEqual([422, 422]);
  expect(new Set(statuses.slice(2))).toEqual(new Set([429]));
  expect(ledTo(await thief.get("/request"))).toMatch(/^\/link/);
});

test("who found a link and tries on after the waits ends the link, and administrators hear of it", async () => {
  const account = await newAccount("individual");
  const other = await newAccount("individual");
  const link = await askForLink(account);
  const thief = stranger();
  for (let guess = 0; guess < 5; guess += 1) {
    await thief.post(link, { login: other.login });
    await sql()`update links set tried_at = tried_at - interval '1 hour'
      where invitation_id in (select i.id from invitations i join accounts a on a.id = i.account_id
        where a.login = ${account.login})`;
  }
  await expectRefusal(await thief.post(link, { login: account.login }), "journey_dead_title");
  await awaitMessage("alex@passerelle.example", new RegExp(account.login));
});

test("a page of a stranger cannot send the customer's request", async () => {
  const account = await newAccount("individual");
  const customer = await walkIn(account);
  await answer(customer, "situation", { situation: "individual.add" });
  await proveNumber(customer, await newMobile());
  const sendFrom = (origin: string) =>
    fetch(`${theWorld().origin}/request/check`, {
      method: "POST",
      body: new URLSearchParams(),
      redirect: "manual",
      headers: { Origin: origin, Cookie: `visit=${customer.cookie("visit") ?? ""}` },
    });
  await expectRefusal(await sendFrom("https://evil.example"), "common_stale_form_title");
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "started" });
  expect(ledTo(await sendFrom(theWorld().origin))).toBe("/request");
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "submitted" });
});

test("of forty guesses of one code at the same time five are compared, and the right one comes too late", async () => {
  const account = await newAccount("individual");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.add" });
  const mobile = await newMobile();
  await answer(thief, "mobile", { mobile });
  const right = await awaitCode(mobile);
  const guesses = Array.from({ length: 40 }, (_, step) =>
    String((Number(right) + 1 + step) % 1_000_000).padStart(6, "0"),
  );
  await Promise.all(guesses.map((code) => thief.post("/request/verification", { code })));
  const [row] = await sql()<{ failures: number }[]>`
    select code_failures as failures from requests where reference = ${await referenceOf(account)}`;
  expect(row?.failures).toBe(5);
  const late = await thief.post("/request/verification", { code: right });
  await expectRefusal(late, "journey_verify_code_ended");
});

test("signs that turn or hide text are refused in the name of a contact", async () => {
  const account = await newAccount("association");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "organisation.retired" });
  await answer(thief, "mobile", { mobile: await newMobile() });
  for (const [name, sign] of [
    ["Anne \u202Egnof\u202C Essai", "U+202E"],
    ["Anne\u{E0041} Essai", "U+E0041"],
  ] as const) {
    const form = contactForm(`n-${account.email}`, name);
    const refused = await thief.post("/request/contact", form);
    await expectRefusal(refused, "journey_contact_text_hidden", { sign });
  }
});

test("a thief cannot remove another customer's document", async () => {
  const account = await newAccount("company");
  const owner = await walkIn(account);
  await answer(owner, "situation", { situation: "organisation.acquired" });
  await proveNumber(owner, await newMobile());
  await keepContact(owner);
  await giveDocument(owner, "kbis", await samplePdf("Kbis"));
  const [row] = await sql()<{ id: string }[]>`
    select d.id from documents d join requests r on r.id = d.request_id
    where r.reference = ${await referenceOf(account)}`;
  const thief = await walkIn(await newAccount("company"));
  await answer(thief, "situation", { situation: "organisation.acquired" });
  await proveNumber(thief, await newMobile());
  await keepContact(thief);
  await thief.post(`/request/documents/${row?.id ?? ""}/removal`, {});
  const [kept] = await sql()<{ removed: Date | null }[]>`
    select removed_at as removed from documents where id = ${row?.id ?? ""}`;
  expect(kept).toEqual({ removed: null });
  expect(await textOf(owner.get("/request/documents"))).toContain("kbis.pdf");
});

test("a document that is half a web page runs in no staff browser, however its address is written", async () => {
  const account = await newAccount("company");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "organisation.acquired" });
  await proveNumber(thief, await newMobile());
  await keepContact(thief);
  const page = Buffer.from("<script>document.title = 'stolen'</script>");
  await giveDocument(thief, "kbis", Buffer.concat([await samplePdf("Kbis"), page]));
  const reference = await referenceOf(account);
  const [row] = await sql()<{ id: string }[]>`
    select d.id from documents d join requests r on r.id = d.request_id
    where r.reference = ${reference}`;
  const address = `/staff/requests/${reference}/documents/${row?.id ?? ""}`;
  const writings = [
    address,
    `${address}/download`,
    `${address}/download/`,
    `${address}/download?x`,
    `${address}/download/?download`,
    address.replace("/documents/", "/document%73/") + "/download",
    address.replace("/documents/", "/DOCUMENTS/") + "/download",
    address.replace("/staff/", "//staff/") + "/download",
  ];
  for (const writing of writings) {
    const shown = await staffMember("reviewer").get(writing);
    const type = shown.headers.get("content-type") ?? "";
    const policy = shown.headers.get("content-security-policy") ?? "";
    expect.soft(shown.headers.get("x-content-type-options"), writing).toBe("nosniff");
    if (type.includes("text/html")) {
      expect.soft(policy, writing).toContain("script-src");
      expect.soft(await shown.text(), writing).not.toContain("'stolen'");
    } else if (shown.status === 200) expect.soft(policy, writing).toContain("sandbox");
  }
});

test("who asks for a link learns from no page whether the login exists", async () => {
  const { login } = await newAccount("individual");
  const pages = await Promise.all(
    [login, "no-such-login"].map(async (one) => {
      const asked = await stranger().post("/link", { login: one });
      const page = (await textOf(asked)).replaceAll(one, "").replace(/nonce="[^"]*"/g, "");
      return [asked.status, page];
    }),
  );
  expect(pages[0]).toEqual(pages[1]);
});

test("who asks for the owner's link under another host name gets none that leads there", async () => {
  const account = await newAccount("individual");
  const { origin } = theWorld();
  for (const headers of [
    { "X-Forwarded-Host": "evil.example" },
    { Forwarded: "host=evil.example" },
  ]) {
    const asked = await fetch(`${origin}/link`, {
      method: "POST",
      body: new URLSearchParams({ login: account.login }),
      headers: { Origin: origin, ...headers } as Record<string, string>,
    });
    expect(asked.status).toBe(421);
  }
  await stranger().post("/link", { login: account.login });
  const mail = await awaitMessage(account.email, /\/login\//);
  expect(mail.text).toContain(`${origin}/login/`);
  expect(await sentTo(account.email)).toHaveLength(1);
});

test("a session cookie that a thief planted before is not the one that the owner's link opens", async () => {
  const thief = await walkIn(await newAccount("individual"));
  const planted = thief.cookie("visit") ?? "";
  const account = await newAccount("individual");
  const owner = stranger().bring("visit", planted);
  await owner.post(await askForLink(account, owner), { login: account.login });
  expect(owner.cookie("visit")).not.toBe(planted);
  const mobile = await newMobile();
  await answer(owner, "situation", { situation: "individual.add" });
  await proveNumber(owner, mobile);
  await thief.post("/request/check", {});
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "started" });
});

test("a mail program that opens the notice and presses its button freezes nothing", async () => {
  const account = await newAccount("individual");
  const { reference } = await submitStandard(account, "individual.add");
  const link = await awaitLink(account.email, "notice");
  const program = stranger();
  await program.get(link);
  await expectRefusal(await program.post(link, {}), "journey_notice_word_missing");
  const junk = await program.post(link, { word: "test" });
  await expectRefusal(junk, "journey_notice_wrong_word");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted", frozen: false });
});

test("a customer's session opens no page of the staff", async () => {
  const account = await newAccount("individual");
  const { visitor: thief, mobile, reference } = await submitStandard(account, "individual.add");
  thief.bring("desk", thief.cookie("visit") ?? "");
  expect(ledTo(await thief.get(`/staff/requests/${reference}`))).toContain("/staff/login");
  const form = { version: "1", lastFour: mobile.slice(-4), checks: "called-back" };
  const answered = await thief.post(`/staff/requests/${reference}/approval`, form);
  expect(ledTo(answered)).toContain("/staff/login");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
});
