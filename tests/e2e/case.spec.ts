import { type Browser, expect } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import {
  newAccount,
  newMobile,
  referenceOf,
  statusOf,
  type TestAccount,
} from "#tests/support/e2e/database.ts";
import { sentTo } from "#tests/support/e2e/outbox.ts";
import { press } from "#tests/support/e2e/press.ts";
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

for (const scripts of [true, false]) {
  test(`a template fills the words of a decision in the customer’s language, scripts ${String(scripts)}`, async ({
    browser,
  }) => {
    const account = await newAccount("individual", { locale: "en" });
    const { reference } = await submitted(account);
    const page = await deskAt(browser, `/staff/requests/${reference}`, "reviewer", scripts);
    const take = async (decision: "changes" | "rejection") => {
      await page.locator(`details:has(#${decision}-template) > summary`).last().click();
      const form = page.locator(`form[action$="/${decision}"]`);
      const box = form.locator("textarea");
      await box.fill("See page 2.");
      await form.locator(`#${decision}-template`).selectOption({ index: 1 });
      const button = form.locator('[value="template"]');
      if (scripts) await expect(button).toHaveCount(0);
      else expect((await press(page, button)).status()).toBe(200);
      await expect(box).toHaveValue(
        new RegExp(`^Hello,[^]*${reference}[^]*\\[your question\\][^]*See page 2\\.$`),
      );
      await expect(box).not.toHaveValue(/[{}]/);
      return { form, box };
    };

    const { form: rejection } = await take("rejection");
    expect((await press(page, rejection.locator(".button-danger"))).status()).toBe(422);
    const left = say("fr", "thread_staff_refused_placeholder");
    await expect(page.locator("[role=alert]")).toContainText(left);
    await expectForEverybody(page, `a refusal with a template, scripts ${String(scripts)}`);
    expect(await statusOf(reference)).toBe("submitted");

    const { form, box } = await take("changes");
    await form.locator('[name="steps"][value="mobile"]').check();
    const decide = form.locator(".button:not([formaction])");
    expect((await press(page, decide)).status()).toBe(422);
    await expect(page.locator("[role=alert]")).toContainText(left);
    await expect(form.locator("#changes-template")).not.toHaveValue("");
    await box.fill((await box.inputValue()).replace(/\[[^\]]*\]/, "Whose number is it?"));
    await press(page, decide);
    expect(await statusOf(reference)).toBe("returned");
    const mailed = async () => (await sentTo(account.email)).map(({ text }) => text).join("\n");
    await expect.poll(mailed).toContain("Whose number is it?");
  });
}

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
