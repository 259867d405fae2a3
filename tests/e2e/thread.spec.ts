import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page } from "@playwright/test";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { type Device, newDevice } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { awaitLink, awaitMessage } from "#tests/support/e2e/outbox.ts";
import { press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { answerNumber, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

async function submitted(locale: "fr" | "en") {
  const account = await newAccount("individual", { locale });
  const visitor = await walkIn(account);
  await answerNumber(visitor, "individual.add", await newMobile());
  await visitor.post("/request/check", {});
  return { account, reference: await referenceOf(account) };
}

/** What is gathered goes at once. */
async function letMailGo(reference: string) {
  await sql()`update graphile_worker._private_jobs set run_at = now()
    where key = 'tell-thread:' || (select id from requests where reference = ${reference})`;
}

async function openMailed(browser: Browser, path: string, login: string, device: Device) {
  const page = await (await newDevice(browser, device)).newPage();
  await page.goto(path);
  await page.locator('[name="login"]').fill(login);
  await press(page, page.locator("main form button").first());
  return page;
}

async function askFromTemplate(page: Page, reference: string, isScripted: boolean) {
  await page.goto(`/staff/requests/${reference}`);
  const form = page.locator('form[action$="/messages"]:has(textarea)');
  await page.locator("#thread details > summary").click();
  await page.locator("#template").selectOption({ index: 1 });
  await page.locator("#thread form[method=get] button").click();
  const box = form.locator("textarea");
  await expect(box).toHaveValue(new RegExp(reference));
  await expect(box).not.toHaveValue(/[{}]/);
  await expectForEverybody(page, `a message to a customer, scripts ${String(isScripted)}`);
  await box.fill(`${await box.inputValue()}\nLe 12 ou le 13 ?`);
  expect((await press(page, form.locator("button"))).status()).toBe(422);
  const left = say("fr", "thread_staff_refused_placeholder");
  await expect(page.locator("[role=alert]")).toContainText(left);
  const chosen = await page.locator("#template").inputValue();
  await expect(form.locator('[name="templateId"]')).toHaveValue(chosen);
  await box.fill((await box.inputValue()).replace(/\[[^\]]*\]/, "la facture de novembre"));
  const answer = await press(page, form.locator("button"));
  expect(answer.status()).toBe(200);
  await expect(page.locator(".thread")).toContainText("Le 12 ou le 13 ?");
  const [written] = await sql()`
    select e.details ->> 'template' as template from audit_events e
    join requests r on r.id = e.request_id
    where r.reference = ${reference} and e.action = 'message-written'`;
  expect(written?.["template"]).toBe(chosen);
}

/** After a file that is refused: the text stays. */
async function sendFile(page: Page, reference: string) {
  await page.goto(`/staff/requests/${reference}`);
  await page.locator("#thread details > summary").click();
  const form = page.locator('form[action$="/messages"]:has(textarea)');
  await form.locator("textarea").fill("Voici l’accord à signer.");
  const wrong = { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") };
  await page.locator("#message-document").setInputFiles(wrong);
  expect((await press(page, form.locator("button"))).status()).toBe(422);
  await expect(form.locator("textarea")).toHaveValue("Voici l’accord à signer.");
  await expectForEverybody(page, "a refused file to a customer");
  const buffer = await makeDocument({ kind: "kbis", name: "Accord", date: "2026-11-03" });
  const right = { name: "Accord à signer.pdf", mimeType: "application/pdf", buffer };
  await page.locator("#message-document").setInputFiles(right);
  expect((await press(page, form.locator("button"))).status()).toBe(200);
  await expect(page.locator(".thread-files")).toContainText("Accord à signer.pdf");
  return buffer;
}

for (const device of [
  { locale: "fr", scripts: true, width: 360 },
  { locale: "en", scripts: false, width: 1280 },
] as const) {
  const { locale, scripts } = device;
  test(`staff ask from a template, the customer answers with a PDF, in ${locale}, scripts ${String(scripts)}`, async ({
    browser,
  }) => {
    const { account, reference } = await submitted(locale);
    const { page: desk } = await Desk.of(browser, "reviewer", { scripts, locale: "fr" });
    await askFromTemplate(desk, reference, scripts);
    const sent = await sendFile(desk, reference);
    await letMailGo(reference);
    const link = await awaitLink(account.email, "login", 1);
    const mail = await awaitMessage(account.email, /\/login\//, 1);
    expect(mail.subject).toContain(reference);
    expect(mail.text).not.toContain("Le 12 ou le 13");
    expect(mail.text.replace(/\s+/g, " ")).toContain(say(locale, "thread_mail_files"));

    const page = await openMailed(browser, link, account.login, device);
    await expect(page.locator(".thread")).toContainText("Le 12 ou le 13 ?");
    await expectForEverybody(page, `the status page with a message, ${locale}`);
    const waiting = page.waitForEvent("download");
    await page.locator(".thread-files a").click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("Accord à signer.pdf");
    expect((await readFile(await download.path())).equals(sent)).toBe(true);
    const send = page.locator('form[action$="/messages"] button');
    expect((await press(page, send)).status()).toBe(422);
    await expect(page.locator("[role=alert]")).toContainText(say(locale, "thread_refused_missing"));
    await page.locator("#text").fill("Le 13. <b>Voici</b> https://exemple.fr");
    const text = { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") };
    await page.locator("#document").setInputFiles(text);
    expect((await press(page, send)).status()).toBe(422);
    await expect(page.locator("#text")).toHaveValue(/Le 13/);
    await expectForEverybody(page, `a refused message, ${locale}`);
    const buffer = await makeDocument({ kind: "kbis", name: "Essais", date: "2026-11-02" });
    await page
      .locator("#document")
      .setInputFiles({ name: "statuts.pdf", mimeType: "application/pdf", buffer });
    expect((await press(page, send)).status()).toBe(200);
    const own = page.locator('.thread-message[data-side="customer"] .thread-files');
    await expect(own).toContainText("statuts.pdf");
    await expect(own).toContainText(say(locale, "thread_file_checked"));
    await expect(own.locator("a")).toHaveCount(0);

    await desk.goto(`/staff/requests?q=${reference}`);
    await expect(desk.locator("main table")).toContainText(say("fr", "thread_staff_waiting"));
    await desk.goto(`/staff/requests/${reference}`);
    await expect(desk.locator(".thread")).toContainText("<b>Voici</b> https://exemple.fr");
    await expect(desk.locator(".thread .preserved a")).toHaveCount(0);
    const files = desk.locator('.thread-message[data-side="customer"] .thread-files');
    await expect(files).toContainText(say("fr", "staff_documents_verdict_good"));
    await expectForEverybody(desk, "a case with an answer of the customer");
    await files.locator("a").first().click();
    await expect(desk.locator("h1")).toContainText(say("fr", "thread_attachment"));
    await desk.goto(`/staff/requests/${reference}`);
    await press(desk, desk.getByRole("button", { name: say("fr", "thread_staff_settle") }));
    await expect(desk.locator("#thread h3")).not.toContainText(say("fr", "thread_staff_waiting"));
  });
}

for (const scripts of [true, false]) {
  test(`an administrator changes a template and the days of the reminders, scripts ${String(scripts)}`, async ({
    browser,
  }) => {
    const { page } = await Desk.of(browser, "administrator", { scripts, width: 360 });
    await page.goto("/staff/templates");
    await expectForEverybody(page, "the templates of messages");
    await page.locator("main details > summary").first().click();
    const title = `Essai ${String(scripts)} ${String(Date.now())}`;
    await page.locator("#titleFr").fill(title);
    await page.locator("#titleEn").fill(title);
    await page.locator("#textFr").fill("Pour {mobile}.");
    await page.locator("#textEn").fill("For {login}.");
    const add = page.getByRole("button", { name: say("fr", "thread_templates_add") });
    expect((await press(page, add)).status()).toBe(422);
    await expect(page.locator("[role=alert]")).toContainText("{mobile}");
    await expectForEverybody(page, "a template with an unknown variable");
    await page.locator("#textFr").fill("Pour {reference}.");
    expect((await press(page, add)).status()).toBe(200);
    await expect(page.locator("main")).toContainText(title);
    await page.goto("/staff/reminder-settings");
    await expectForEverybody(page, "the days of the reminders");
    await page.locator("#second").fill("1");
    const save = page.getByRole("button", { name: say("fr", "thread_reminders_save") });
    expect((await press(page, save)).status()).toBe(422);
    await expect(page.locator("[role=alert]")).toContainText(
      say("fr", "thread_reminders_not_in_order"),
    );
  });
}
