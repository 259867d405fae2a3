import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import type { Device } from "#tests/support/e2e/customer.ts";
import { sql } from "#tests/support/e2e/database.ts";
import { press } from "#tests/support/e2e/press.ts";
import { Desk, type Part } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

const heads = "Identifiant;Type;Raison sociale;E-mail;Couleur";

function visitor(part: Part) {
  const { origin, desk } = theWorld();
  return new Visitor(origin).bring("desk", desk[part] ?? "");
}

function formOf(text: string, name = "export.csv") {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(Buffer.from(text, "latin1"))]), name);
  return form;
}

async function openDesk(browser: Browser, device: Device) {
  const { page } = await Desk.of(browser, "administrator", device);
  await page.goto("/staff/accounts/import");
  return page;
}

/** Windows-1252, as Excel writes it. */
async function upload(page: Page, text: string) {
  const buffer = Buffer.from(text, "latin1");
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: "Comptes d'été.csv", mimeType: "text/csv", buffer });
  await press(page, page.locator('form[enctype="multipart/form-data"] button'));
}

/** Presses the page's own link where no script fetches it. */
async function untilDone(page: Page, scripts: boolean) {
  await expect(async () => {
    const link = page.locator('[data-progress] a[href$="follow"]');
    if (!scripts && (await link.count()) > 0) await press(page, link);
    await expect(page.locator("[data-progress]")).toHaveCount(0, { timeout: 3_000 });
  }).toPass();
}

async function accountsLike(key: string) {
  return sql()<{ name: string }[]>`
    select name from accounts where login_key like ${`${key}%`} order by login_key`;
}

for (const [locale, scripts, width] of [
  ["fr", true, 1280],
  ["fr", false, 360],
  ["en", true, 360],
  ["en", false, 1280],
] as const) {
  const who = `${locale}, ${scripts ? "with" : "without"} scripts, ${String(width)} px`;
  test(`an administrator imports accounts: report, mend, write, and again (${who})`, async ({
    browser,
  }) => {
    const key = `imp-${randomUUID().slice(0, 8)}`;
    const row = (at: number, name = "Société d’Été") =>
      `${key}-${String(at)};Société;${name.replace("’", "'")};a@a.example;bleu`;
    const page = await openDesk(browser, { locale, scripts, width });
    await expectForEverybody(page, "import");
    await press(page, page.locator('form[enctype="multipart/form-data"] button'));
    await expect(page.locator(".error-summary a")).toHaveText(
      say(locale, "accounts_import_no_file"),
    );
    await expectForEverybody(page, "import without a file");

    await upload(page, [heads, row(1), `${key}-2;Planète;;x;`].join("\r\n"));
    await untilDone(page, scripts);
    await expect(page.locator("main")).toContainText("windows-1252");
    await expect(page.locator("main")).toContainText("Couleur");
    await expect(page.locator('[name="intent"][value="apply"]')).toHaveCount(0);
    await press(page, page.locator('a[href$="show=refused"]'));
    await expect(page.locator("tbody tr")).toHaveCount(1);
    for (const problem of ["entity_unknown", "name_missing", "email"])
      await expect(page.locator("tbody tr")).toContainText(
        say(locale, `accounts_problem_${problem}`),
      );
    await expectForEverybody(page, "report with refusals");
    await page.screenshot({ path: `test-results/import-${locale}-${String(width)}.png` });
    expect(await accountsLike(key)).toEqual([]);

    await page.goto("/staff/accounts/import");
    await upload(page, [heads, row(1), row(2)].join("\r\n"));
    await untilDone(page, scripts);
    await expectForEverybody(page, "report without refusals");
    const other = await page.context().newPage();
    await other.goto(page.url());
    await press(page, page.locator('[name="intent"][value="apply"]'));
    const late = await press(other, other.locator('[name="intent"][value="apply"]'));
    expect(late.status()).toBe(409);
    await expect(other.locator(".error-summary")).toContainText(
      say(locale, "accounts_import_already"),
    );
    await untilDone(page, scripts);
    await expect(page.locator(".notice")).toContainText("2");
    await expectForEverybody(page, "written");
    expect(await accountsLike(key)).toHaveLength(2);

    await page.goto("/staff/accounts/import");
    await upload(page, [heads, row(1), row(2, "Autre nom")].join("\r\n"));
    await untilDone(page, scripts);
    await expect(page.locator("tbody")).toContainText("→ Autre nom");
    await sql()`update accounts set name = 'Changé' where login_key = ${`${key}-1`}`;
    await press(page, page.locator('[name="intent"][value="apply"]'));
    await untilDone(page, scripts);
    await expect(page.locator("main")).toContainText(say(locale, "accounts_import_outdated"));
    await expectForEverybody(page, "out of date");
    await press(page, page.locator('[name="intent"][value="check"]'));
    await untilDone(page, scripts);
    await press(page, page.locator('[name="intent"][value="apply"]'));
    await untilDone(page, scripts);
    expect((await accountsLike(key)).map(({ name }) => name)).toEqual([
      "Société d'Été",
      "Autre nom",
    ]);
  });
}

test("what is no list is refused in words, with a 4xx, and nothing of it is kept", async () => {
  const chief = visitor("administrator");
  const send = (text: string) => chief.post("/staff/accounts/import", formOf(text));
  for (const [text, status, key] of [
    ["PK\x03\x04 a spreadsheet", 422, "accounts_import_not_csv"],
    ["", 422, "accounts_import_file_empty"],
  ] as const) {
    const answer = await send(text);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(say("fr", key));
  }
  const large = await send(`a;b\n${"x".repeat(65 * 1024 * 1024)}`);
  expect(large.status).toBe(413);
});

test("an agent and an approver neither see nor make imports; an auditor reads them", async () => {
  for (const part of ["agent", "reviewer"] as const) {
    const member = visitor(part);
    expect((await member.get("/staff/accounts/import")).status).toBe(403);
    expect((await member.post("/staff/accounts/import", formOf("a;b"))).status).toBe(403);
  }
  const auditor = visitor("auditor");
  expect((await auditor.get("/staff/accounts/import")).status).toBe(200);
  expect((await auditor.post("/staff/accounts/import", formOf("a;b"))).status).toBe(403);
  const stranger = new Visitor(theWorld().origin);
  const answer = await stranger.post("/staff/accounts/import", formOf("a;b"));
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    "/staff/login?ended=file&to=%2Fstaff%2Faccounts%2Fimport",
  ]);
});

async function newAccountNamed(login: string, name: string) {
  const [row] = await sql()<{ id: string }[]>`
    insert into accounts (login, login_key, entity, name, contact_name, contact_email, siren)
    values (${login}, ${login.toLowerCase().replace(/\s/g, "")}, 'company', ${name}, 'Zoé Léger',
      'zoe@exemple.fr', '732829320') returning id`;
  if (!row) throw new Error("the account was not written");
  return row.id;
}

for (const [locale, scripts, width] of [
  ["fr", true, 360],
  ["en", false, 1280],
] as const) {
  test(`staff find an account and read its history (${locale}, ${String(width)} px)`, async ({
    browser,
  }) => {
    const key = randomUUID().slice(0, 8);
    const login = `Odd/${key}?#%`;
    const name = `Société d’exploitation des établissements ${"Maisonneuve".repeat(12)} ${key}`;
    await newAccountNamed(login, name);
    const { page } = await Desk.of(browser, "agent", { locale, scripts, width });
    await page.goto("/staff/accounts");
    await expectForEverybody(page, "accounts");
    await page.locator('[name="q"]').fill(`etablissements ${key}`);
    await page.locator('[name="number"]').selectOption("without");
    await press(page, page.locator('form[role="search"] button'));
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await expectForEverybody(page, "accounts found");
    await page.screenshot({ path: `test-results/accounts-${locale}.png` });
    await press(page, page.locator("tbody a").first());
    await expect(page.locator("h1")).toHaveText(name);
    await expect(page.locator("main")).toContainText(say(locale, "accounts_no_history"));
    await expectForEverybody(page, "an account without history");

    const desk = new Desk(page);
    await desk.invite(login);
    await press(page, page.locator("tbody a", { hasText: key }).first());
    await expect(page.locator(".timeline-entry").first()).toBeVisible();
    await expectForEverybody(page, "an account with history");
    await page.screenshot({ path: `test-results/account-${locale}.png`, fullPage: true });
    await page.goto("/staff/accounts?q=personne-de-ce-nom");
    await expect(page.locator("main")).toContainText(say(locale, "accounts_none"));
    await expectForEverybody(page, "no account found");
    expect((await page.goto("/staff/accounts/personne-de-ce-nom"))?.status()).toBe(404);
  });
}

test("a number that is searched for stands in no address", async ({ browser }) => {
  const { page } = await Desk.of(browser, "agent", {});
  await page.goto("/staff/accounts");
  await page.locator('[name="q"]').fill("06 39 98 12 34");
  await press(page, page.locator('form[role="search"] button'));
  expect(page.url()).not.toMatch(/39.*98.*12.*34/);
  await expect(page.locator('[name="q"]')).toHaveValue("06 39 98 12 34");
});

async function invitationsOf(login: string) {
  const rows = await sql()<{ count: number }[]>`
    select count(*)::int as count from invitations
    join accounts on accounts.id = invitations.account_id where login = ${login}`;
  return rows[0]?.count ?? 0;
}

for (const [locale, scripts, width] of [
  ["fr", true, 360],
  ["en", false, 1280],
] as const) {
  test(`an administrator invites the accounts of a filter, then of a list (${locale}, ${String(width)} px)`, async ({
    browser,
  }) => {
    const key = randomUUID().slice(0, 8);
    const logins = [`Inv-${key}-1`, `Inv-${key}-2`];
    for (const login of logins) await newAccountNamed(login, `Les Amis ${key}`);
    await sql()`update accounts set entity = 'association', siren = null, locale = ${locale}
      where login = any(${logins})`;
    const { page } = await Desk.of(browser, "administrator", { locale, scripts, width });
    await page.goto("/staff/accounts");
    await page.locator('[name="entity"]').selectOption("association");
    await page.locator('[name="language"]').selectOption(locale);
    await page.locator('[name="invited"]').selectOption("no");
    await press(page, page.locator('form[role="search"] button'));
    await press(page, page.locator('form[action$="/batches"] button'));
    await untilDone(page, scripts);
    for (const login of logins)
      await expect(page.locator("tbody tr", { hasText: login })).toContainText(
        say(locale, "accounts_batch_waiting"),
      );
    await expectForEverybody(page, "a batch before its confirmation");
    await page.screenshot({ path: `test-results/batch-${locale}.png`, fullPage: true });
    const other = await page.context().newPage();
    await other.goto(page.url());
    await press(page, page.locator('[name="intent"][value="confirm"]'));
    const late = await press(other, other.locator('[name="intent"][value="confirm"]'));
    expect(late.status()).toBe(409);
    await untilDone(page, scripts);
    await expectForEverybody(page, "a batch at its end");
    for (const login of logins) expect(await invitationsOf(login)).toBe(1);

    await page.goto("/staff/invitations/batches");
    await expectForEverybody(page, "batches");
    await page.locator('[name="file"]').setInputFiles({
      name: "liste.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["Identifiant", ...logins, "inconnu-de-tous"].join("\n")),
    });
    await press(page, page.locator('form[enctype="multipart/form-data"] button'));
    await untilDone(page, scripts);
    await expect(page.locator("tbody tr").first()).toContainText("24");
    await expect(page.locator("tbody tr").last()).toContainText(
      say(locale, "accounts_batch_unknown_login"),
    );
    await expect(page.locator("main")).toContainText(say(locale, "accounts_batch_nobody"));
    await expectForEverybody(page, "a batch without anybody to invite");
  });
}

test("nobody but an administrator invites many accounts at once", async () => {
  for (const part of ["agent", "reviewer", "auditor"] as const) {
    const member = visitor(part);
    expect((await member.get("/staff/invitations/batches")).status).toBe(200);
    const filter = { entity: "association" };
    expect((await member.post("/staff/invitations/batches", filter)).status).toBe(403);
    expect((await member.post("/staff/invitations/batches", formOf("x"))).status).toBe(403);
    const id = `/staff/invitations/batches/${randomUUID()}`;
    expect((await member.post(id, { intent: "confirm" })).status).toBe(403);
    expect((await member.get(id)).status).toBe(404);
  }
  const chief = visitor("administrator");
  expect((await chief.post("/staff/invitations/batches", {})).status).toBe(422);
  expect(
    (await chief.post(`/staff/invitations/batches/${randomUUID()}`, { intent: "confirm" })).status,
  ).toBe(404);
});
