import { type Browser, expect, type Page } from "@playwright/test";
import { newDeskMember } from "#tests/support/e2e/administrator.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { newDevice } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { awaitMessage, sentTo } from "#tests/support/e2e/outbox.ts";
import { isRedirect } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { answerNumber, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

async function submitted() {
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await answerNumber(visitor, "individual.add", await newMobile());
  await visitor.post("/request/check", {});
  return { account, visitor, reference: await referenceOf(account) };
}

/** A name that nobody else has in another journey. */
async function firstName() {
  const [row] = await sql()<{ n: string }[]>`select nextval('e2e_numbers') as n`;
  const letters = [...String(row?.n)].map((digit) => "bcdfghjklm"[Number(digit)]).join("");
  return `A${letters}`;
}

async function memberNamed(name: string, role = "approver") {
  const member = await newDeskMember(role);
  await sql()`update staff set name = ${name} where email = ${member.email}`;
  return member;
}

async function pageOf(browser: Browser, cookie: string, device = {}) {
  const context = await newDevice(browser, device);
  await context.addCookies([{ name: "desk", value: cookie, url: theWorld().origin }]);
  return context.newPage();
}

const formOn = (page: Page) => page.locator('form[action$="/notes"]');

/** By the keyboard alone; without scripts there are no shortcuts. */
async function openByKeyboard(page: Page, scripts: boolean) {
  const fold = page.locator('details.help:has(form[action$="/notes"])');
  const isOpen = (await fold.getAttribute("open")) !== null;
  if (scripts && !isOpen) {
    await page.keyboard.press("m");
  } else if (isOpen) {
    await formOn(page).locator("textarea").focus();
  } else {
    await fold.locator("> summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  }
  await expect(formOn(page).locator("textarea")).toBeFocused();
}

/** Replaces what stands in the field. */
async function write(page: Page, scripts: boolean, text: string) {
  await openByKeyboard(page, scripts);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().isNavigationRequest() && !isRedirect(one)),
    page.waitForEvent("load"),
    page.keyboard.press("Enter"),
  ]);
  return answer;
}

async function tidingsOf(email: string, reference: string) {
  return (await sentTo(email)).filter(({ text }) => text.includes(reference));
}

for (const device of [
  { locale: "fr", scripts: true, width: 1280 },
  { locale: "en", scripts: false, width: 360 },
] as const) {
  const { locale, scripts, width } = device;
  test(`a colleague who is named in a note gets a mail and reads it, the customer never does (${locale}, ${String(width)} px, scripts ${String(scripts)})`, async ({
    browser,
  }) => {
    const { account, visitor, reference } = await submitted();
    const first = await firstName();
    const name = `${first} de La Tour-Maubourg-Saint-Hilaire-des-Champs-et-Coteaux`;
    const colleague = await memberNamed(name);
    const { page } = await Desk.of(browser, "reviewer", device);
    await page.goto(`/staff/requests/${reference}`);
    const secret = "Sa voix m’a paru hésitante";
    expect((await write(page, scripts, `${secret}, @${first}.`)).status()).toBe(200);
    expect(page.url()).toMatch(/#note-/);
    const note = page.locator('li[id^="note-"]');
    await expect(note).toContainText(secret);
    await expect(note).toContainText(say(locale, "notes_told", { names: name }));
    await expectForEverybody(page, `a case with a note, ${locale}`);

    const mail = await awaitMessage(colleague.email, new RegExp(reference));
    expect(mail.text).not.toContain(secret);
    const link = /https?:\/\/\S+(\/staff\/requests\/\S+)/.exec(mail.text)?.[1] ?? "";
    const theirs = await pageOf(browser, colleague.cookie, device);
    await theirs.goto(link);
    await expect(theirs.locator('li[id^="note-"]')).toContainText(secret);

    for (const path of ["/request", "/request/messages"]) {
      expect(await (await visitor.get(path)).text()).not.toContain("hésitante");
    }
    const mails = await sentTo(account.email);
    expect(mails.filter(({ text }) => text.includes("hésitante"))).toEqual([]);
  });

  test(`a name that two have, or nobody with access, is refused with the text (${locale}, scripts ${String(scripts)})`, async ({
    browser,
  }) => {
    const { reference } = await submitted();
    const first = await firstName();
    const [okafor, petit] = [
      await memberNamed(`${first} Okafor`),
      await memberNamed(`${first} Petit`),
    ];
    const left = await firstName();
    const gone = await memberNamed(`${left} Partie`);
    await sql()`update staff set disabled_at = now() where email = ${gone.email}`;
    const { page } = await Desk.of(browser, "reviewer", device);
    await page.goto(`/staff/requests/${reference}`);

    for (const [named, why] of [
      [first, "notes_refused_unclear"],
      [left, "notes_refused_gone"],
    ] as const) {
      const text = `@${named} peux-tu rappeler ?`;
      expect((await write(page, scripts, text)).status()).toBe(422);
      await expect(page.locator("[role=alert]")).toContainText(say(locale, why));
      await expect(formOn(page).locator("textarea")).toHaveValue(text);
      await expect(page.locator('li[id^="note-"]')).toHaveCount(0);
    }
    await expectForEverybody(page, `a refused note, ${locale}`);
    expect((await write(page, scripts, `@${first} Petit peux-tu rappeler ?`)).status()).toBe(200);
    await awaitMessage(petit.email, new RegExp(reference));
    expect(await tidingsOf(okafor.email, reference)).toEqual([]);
    expect(await tidingsOf(gone.email, reference)).toEqual([]);
  });
}

test("an auditor reads a note and cannot write one", async ({ browser }) => {
  const { reference } = await submitted();
  const { page } = await Desk.of(browser, "agent");
  await page.goto(`/staff/requests/${reference}`);
  await write(page, true, "Pièce vérifiée. <b>@personne</b>");
  const auditor = await Desk.of(browser, "auditor");
  await auditor.page.goto(`/staff/requests/${reference}`);
  await expect(auditor.page.locator('li[id^="note-"]')).toContainText("<b>@personne</b>");
  await expect(formOn(auditor.page)).toHaveCount(0);
  const refused = await auditor.page.request.post(`/staff/requests/${reference}/notes`, {
    form: { text: "Vu." },
    headers: { Origin: theWorld().origin },
  });
  expect(refused.status()).toBe(403);
});
