import { type Browser, expect, type Page } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import {
  lastFourOf,
  newAccount,
  newMobile,
  referenceOf,
  statusOf,
  type TestAccount,
} from "#tests/support/e2e/database.ts";
import { sentTo } from "#tests/support/e2e/outbox.ts";
import { isRedirect, press } from "#tests/support/e2e/press.ts";
import { Desk, type Part } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { answerNumber, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

async function submitted(account?: TestAccount) {
  const asker = account ?? (await newAccount("individual"));
  const visitor = await walkIn(asker);
  await answerNumber(visitor, "individual.add", await newMobile());
  await visitor.post("/request/check", {});
  const reference = await referenceOf(asker);
  expect(await statusOf(reference)).toBe("submitted");
  return { account: asker, reference };
}

async function deskAt(browser: Browser, path: string, part: Part = "reviewer", scripts = true) {
  const desk = await Desk.of(browser, part, { scripts });
  await desk.page.goto(path);
  return desk.page;
}

/** Presses one key and waits for the page that it leads to. */
async function keyToPage(page: Page, key: string) {
  await Promise.all([
    page.waitForResponse((answer) => answer.request().isNavigationRequest() && !isRedirect(answer)),
    page.waitForEvent("load"),
    page.keyboard.press(key),
  ]);
}

test("ten standard cases are decided by keyboard alone, six keys each at most", async ({
  browser,
}) => {
  test.slow();
  const counts: number[] = [];
  const page = await deskAt(browser, "/staff/requests");
  for (let turn = 0; turn < 10; turn += 1) {
    const { account, reference } = await submitted();
    await page.goto(`/staff/requests?q=${account.login}`);
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await press("j");
    keys += 1;
    await keyToPage(page, "Enter");
    await expect(page.locator("h1")).toContainText(reference);
    await press("1");
    await press("2");
    // The customer says these four in the call: they are data, and not counted.
    await page.keyboard.type(await lastFourOf(reference));
    keys += 1;
    await keyToPage(page, "Enter");
    expect(await statusOf(reference)).toMatch(/approved|applied/);
    await expect(page).toHaveTitle(/^(Demande approuvée|Prise d’effet).* – Demande/);
    const focus = page.locator(":focus");
    await expect(focus).toHaveAttribute("role", "status");
    await expect(focus).toContainText("Demande approuvée");
    counts.push(keys);
  }
  expect(counts).toHaveLength(10);
  expect(Math.max(...counts)).toBeLessThanOrEqual(6);
});

test("the overlay lists the keys of the page, which can be switched off", async ({ browser }) => {
  const { reference } = await submitted();
  const page = await deskAt(browser, `/staff/requests/${reference}`);
  await page.keyboard.press("?");
  const dialog = page.locator("dialog[data-shortcuts]");
  await expect(dialog).toBeVisible();
  for (const key of ["staff_approve", "staff_reject_summary", "staff_changes_summary"]) {
    await expect(dialog.locator("dd", { hasText: say("fr", key) })).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(page.locator("#rejection-reason")).toBeFocused();
  await page.locator("h1").click();
  await page.locator("[data-shortcuts-switch]").click();
  await page.keyboard.press("c");
  await expect(page.locator("#changes-reason")).toBeHidden();
});

test("a chosen reason fills the words, the mail is shown as they are written, and that mail goes", async ({
  browser,
}) => {
  const { account, reference } = await submitted();
  const page = await deskAt(browser, `/staff/requests/${reference}`);
  const form = page.locator('form[action$="/rejection"]');
  await page.keyboard.press("r");
  await form.locator("#rejection-reason").selectOption({ label: "Demande faite deux fois" });
  await expect(form.locator('[name="reason"]')).toHaveValue(/fait double emploi/);
  await form.locator('[name="reason"]').press("End");
  const preview = form.locator(".mail-preview");
  await expect(preview).toContainText("fait double emploi");
  await expect(preview).toContainText(account.email);
  const subject = await preview.locator("strong").innerText();
  await expectForEverybody(page, "a case with the mail that would go");
  const answer = await press(page, form.locator(".button-danger"));
  expect(answer.status()).toBe(200);
  await expect(page).toHaveTitle(/^Demande refusée – /);
  await expect
    .poll(async () => (await sentTo(account.email)).map((mail) => mail.subject))
    .toContain(subject);
});

test("without JavaScript the mail is shown by a button, and checks and reasons work", async ({
  browser,
}) => {
  const { reference } = await submitted();
  const page = await deskAt(browser, `/staff/requests/${reference}`, "reviewer", false);
  await page.locator('[name="checks"]').first().check();
  expect((await press(page, page.locator("[data-save-checks]"))).status()).toBe(200);
  await expect(page.locator('[name="checks"]').first()).toBeChecked();
  const form = page.locator('form[action$="/changes"]');
  await page.locator("details:has(#changes-reason) summary").last().click();
  await form.locator('[name="steps"][value="mobile"]').check();
  await form.locator("#changes-reason").selectOption({ label: "Numéro d’une autre personne" });
  const shown = await press(page, form.locator('[value="preview"]'));
  expect(shown.status()).toBe(200);
  await expect(form.locator(".mail-preview")).toContainText("n’est pas celui de la personne");
  await expect(form.locator('[name="steps"][value="mobile"]')).toBeChecked();
  expect(await statusOf(reference)).toBe("submitted");
  await press(page, form.locator(".button:not([formaction])"));
  expect(await statusOf(reference)).toBe("returned");
  await press(page, page.locator('form[action$="/taking-back"] button'));
  expect(await statusOf(reference)).toBe("submitted");
});

test("administrators change reasons; agents do not see the page", async ({ browser }) => {
  const page = await deskAt(browser, "/staff/reasons", "administrator");
  await expectForEverybody(page, "the reasons");
  await page.locator("main summary").first().click();
  const form = page.locator("form:has(#kind)");
  const title = `Essai ${String(Date.now())}`;
  expect((await press(page, form.locator("button"))).status()).toBe(422);
  await expectForEverybody(page, "the reasons, refused");
  for (const name of ["titleFr", "titleEn", "textFr", "textEn"]) {
    await form.locator(`#${name}`).fill(title);
  }
  await press(page, form.locator("button"));
  await expect(page.locator("main li", { hasText: title })).toHaveCount(1);
  const agent = await Desk.of(browser, "agent");
  expect((await agent.page.goto("/staff/reasons"))?.status()).toBe(403);
});
