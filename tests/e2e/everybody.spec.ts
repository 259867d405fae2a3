import { expect, type Page } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { Customer, newcomer, newDevice, samplePdf } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf } from "#tests/support/e2e/database.ts";
import { awaitCode, awaitLink } from "#tests/support/e2e/outbox.ts";
import { buttonOf, press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

const narrow = { width: 360 };

test("the public pages are accessible, with and without errors", async ({ browser }) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account, narrow);
  const { page } = customer;
  for (const path of [
    "/",
    "/link",
    "/link?ended=1",
    "/code",
    "/nowhere",
    "/refused",
    "/login/x",
    "/notice/x",
    "/contact/x",
    "/outbox",
    "/privacy",
    "/accessibility",
  ]) {
    await page.goto(path);
    await expectForEverybody(page, path);
  }
  await page.goto("/link");
  await customer.fill({ login: "" });
  await expectForEverybody(page, "/link, refused");
  const link = await customer.askForLink();
  await expectForEverybody(page, "/link, sent");
  await page.goto("/code");
  await customer.fill({ code: "" });
  await expectForEverybody(page, "/code, refused");
  await page.goto(link);
  await expectForEverybody(page, "/login");
  await customer.fill({ login: "nobody" });
  await expectForEverybody(page, "/login, refused");
});

test("every question of a journey is accessible, with and without errors", async ({ browser }) => {
  const account = await newAccount("company", { hasMobile: true });
  const mobile = await newMobile();
  const newContact = `new-${account.email}`;
  const customer = await Customer.at(browser, account, narrow);
  const { page } = customer;
  const look = (what: string) => expectForEverybody(page, what);
  await customer.comeIn();
  await look("mobile, first page");
  await page.goto("/request/situation");
  await look("situation");
  await page.locator(":checked").evaluate((one: HTMLInputElement) => (one.checked = false));
  await press(page, buttonOf(page, "situation"));
  await look("situation, refused");
  await customer.choose("organisation.acquired");
  await look("mobile");
  for (const wrong of ["0488662223", "0692123456", "0639981234"]) {
    await customer.fill({ mobile: wrong });
    await look(`mobile, answered to ${wrong}`);
  }
  await customer.number(mobile);
  await look("verification, sent");
  await customer.fill({ code: "1" });
  await look("verification, refused");
  await page.goto("/request/verification?unsent=wait");
  await look("verification, saved twice");
  await customer.fill({ code: await awaitCode(mobile) });
  await look("old number, sent");
  await customer.fill({ code: await awaitCode(account.mobile ?? "") });
  await look("contact, offered");
  await press(page, buttonOf(page, "contactEmail"));
  await look("contact, nothing chosen");
  await page.locator('[name="contactChanges"][value="yes"]').check();
  await customer.fill({ contactEmail: "x" });
  await look("contact, refused");
  await customer.contact("Claire", newContact);
  await look("documents");
  await press(page, page.locator('button[value="continue"]'));
  await look("documents, refused");
  await customer.upload("kbis", "kbis.pdf", await samplePdf("kbis"));
  await look("documents, one given");
  await customer.goOnFromDocuments();
  await look("check");
  await customer.submit();
  await look("status");
  await press(page, page.locator('button[value="resend"]'));
  await look("status, link sent again");
  await page.goto("/request/withdrawal");
  await look("withdrawal");
  await page.goto(await awaitLink(newContact, "contact", 1));
  await look("contact proof");
  await customer.fill({ email: "x@y.fr" });
  await look("contact proof, refused");
  await customer.fill({ email: newContact });
  await look("contact proof, done");
  await page.goto(await awaitLink(account.email, "notice"));
  await look("notice");
  await customer.fill({ word: "x" });
  await look("notice, refused");
  const label = await page.locator("label[for=word]").innerText();
  await customer.fill({ word: /\b[A-Z]{4,}\b/.exec(label)?.[0] ?? "" });
  await look("notice, frozen");
  await page.goto("/request");
  await look("status, frozen");
});

test("the two exits are accessible", async ({ browser }) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account, narrow);
  await customer.comeIn();
  await customer.choose("individual.no-mailbox");
  await expectForEverybody(customer.page, "leaving");
  await customer.page.goto("/request/situation");
  await customer.choose("individual.no-mobile");
  await expectForEverybody(customer.page, "addresses");
  await customer.fill({ addresses: "x" });
  await expectForEverybody(customer.page, "addresses, refused");
});

test("the back-office is accessible", async ({ browser }) => {
  const { account, mobile, customer } = await newcomer(browser, "company");
  await customer.submitAcquired(mobile, "kbis.pdf");
  const reference = await referenceOf(account);
  const desk = await Desk.of(browser, "administrator");
  const { page } = desk;
  for (const path of [
    "/staff/requests",
    "/staff/requests?status=all",
    "/staff/requests?q=nobody",
    `/staff/requests/${reference}`,
    "/staff/invitations",
    "/staff/sessions",
    "/staff/recovery-codes",
    "/staff/api-keys",
  ]) {
    await page.goto(path);
    await expectForEverybody(page, path);
  }
  await page.goto("/staff/requests");
  await page.locator("#q").fill(mobile);
  await press(page, page.locator('[role="search"] button'));
  await expect(page.locator("main")).toContainText(reference);
  await expect(page.locator("#q")).toHaveValue(mobile);
  // Browser histories and proxies store URLs, so no URL may contain a number.
  expect(page.url().replace(/\D/g, "")).not.toContain(mobile.replace(/\D/g, "").slice(-8));
  await page.goto("/staff/invitations");
  await page.locator('[name="login"]').fill("nobody.at.all");
  await press(page, page.locator('form[action$="/invitations"] button'));
  await expectForEverybody(page, "invitation, refused");
  await desk.see(reference);
  await desk.waitForApproval();
  await expectForEverybody(page, "a case with documents");
  await press(page, page.locator('form[action$="/approval"] .button-primary'));
  await expect(page.locator(".error-summary")).toBeFocused();
  await expectForEverybody(page, "approval, refused");
  await desk.see(reference);
  await desk.askForChanges([], "");
  await expectForEverybody(page, "changes, refused");
  await desk.see(reference);
  await desk.reject("");
  await expectForEverybody(page, "rejection, refused");
  const stranger = await (await newDevice(browser, narrow)).newPage();
  await stranger.goto("/staff/login");
  await expectForEverybody(stranger, "sign-in");
  await stranger.locator('[name="email"]').fill("nobody@exemple.fr");
  await stranger.locator('[name="password"]').fill("not the password");
  const answer = await press(stranger, buttonOf(stranger, "password"));
  expect(answer.status()).toBe(422);
  await expectForEverybody(stranger, "sign-in, refused");
  await stranger.goto("/staff/setup/x");
  await expectForEverybody(stranger, "set-up link that is over");
});

test("a whole journey works with the keyboard alone", async ({ browser }) => {
  const account = await newAccount("individual");
  const mobile = await newMobile();
  const customer = await Customer.at(browser, account);
  const { page } = customer;
  await page.goto("/");
  await tabTo(page, 'main a[href="/link"]');
  await enter(page);
  await tabTo(page, '[name="login"]');
  await page.keyboard.type(account.login);
  await enter(page);
  await page.goto(await awaitLink(account.email, "login"));
  await tabTo(page, '[name="login"]');
  await page.keyboard.type(account.login);
  await enter(page);
  await tabTo(page, '[name="mobile"]');
  await page.keyboard.type("12");
  await enter(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await tabTo(page, '.error-summary a[href="#mobile"]');
  await page.keyboard.press("Enter");
  await expect(page.locator("#mobile")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(mobile);
  await enter(page);
  await tabTo(page, '[name="code"]');
  await page.keyboard.type(await awaitCode(mobile));
  await enter(page);
  await tabTo(page, "main form button");
  await enter(page);
  await expect(page.locator("h1")).toHaveText(say("fr", "journey_status_submitted_title"));
});

/** As a person would; the focus must be visible. */
async function tabTo(page: Page, selector: string) {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const state = await page.evaluate((wanted) => {
      const focused = document.activeElement;
      if (!focused?.matches(wanted)) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      return { ring: outlineStyle !== "none" && outlineWidth !== "0px", boxShadow };
    }, selector);
    if (state) {
      expect(state.ring || state.boxShadow !== "none", `${selector} shows its focus`).toBe(true);
      return;
    }
  }
  throw new Error(`Tab never comes to ${selector}`);
}

async function enter(page: Page) {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

test("the language can be switched on any page, and is remembered", async ({ browser }) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account, { scripts: false });
  const { page } = customer;
  await customer.comeIn();
  await customer.choose("individual.add");
  await page.getByRole("link", { name: "English" }).click();
  await expect(customer.heading()).toHaveText(say("en", "journey_mobile_title"));
  await expect(page).toHaveURL(/\/request\/mobile/);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/nowhere");
  await expect(customer.heading()).toHaveText(say("en", "common_not_found_title"));
});

test("the outbox shows a mail in a frame that runs nothing and can be read only there", async ({
  browser,
}) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  const { page } = customer;
  await customer.askForLink();
  await page.goto("/outbox");
  const frame = page.locator("iframe.mail-frame").first();
  await expect(frame).toHaveAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  await expect(frame.contentFrame().locator("h1").first()).toBeVisible();
  const address = (await frame.getAttribute("src")) ?? "";
  const answer = await page.request.get(address);
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("sandbox");
  expect(policy).not.toContain("script-src");
  expect((await page.request.get("/outbox/nothing/mail")).status()).toBe(404);
  const [link] = await Promise.all([
    page.context().waitForEvent("page"),
    frame.contentFrame().locator('a[href*="/login/"]').first().click(),
  ]);
  await expect(link.locator('[name="login"]')).toBeVisible();
});

for (const locale of ["fr", "en"] as const) {
  test(`privacy and accessibility are linked at the foot of every page (${locale})`, async ({
    browser,
  }) => {
    const account = await newAccount("individual", { locale });
    const { page } = await Customer.at(browser, account, { locale });
    for (const from of ["/", "/link", "/staff/login", "/nowhere", "/notice/x"]) {
      await page.goto(from);
      for (const to of ["/privacy", "/accessibility"]) {
        await expect(page.locator(`.legal-links a[href="${to}"]`), from).toBeVisible();
      }
    }
    await page.goto("/");
    await page.locator('.legal-links a[href="/privacy"]').click();
    await expect(page.locator("h1")).toHaveText(say(locale, "legal_privacy_title"));
    await expect(page.locator("main")).toContainText(
      say(locale, "legal_privacy_days_after_decision", { days: 30 }),
    );
    await expect(page.locator("main")).toContainText("support@safebrands.com");
    await page.locator('.legal-links a[href="/accessibility"]').click();
    await expect(page.locator("h1")).toHaveText(say(locale, "legal_accessibility_title"));
  });
}
