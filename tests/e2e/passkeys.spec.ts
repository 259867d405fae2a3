import { expect, type Page } from "@playwright/test";
import { ageFactorOf, newDeskMember, newPassword } from "#tests/support/e2e/administrator.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { newDevice } from "#tests/support/e2e/customer.ts";
import { awaitMessage } from "#tests/support/e2e/outbox.ts";
import { addAuthenticator } from "#tests/support/e2e/passkeys.ts";
import { press } from "#tests/support/e2e/press.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

const button = (page: Page, key: string, locale: "fr" | "en" = "fr") =>
  page.getByRole("button", { name: say(locale, key) }).first();

async function addPasskey(page: Page, name: string) {
  await page.goto("/staff/passkeys");
  await page.locator('form[data-passkey="create"] [name="name"]').fill(name);
  await button(page, "access_passkey_add").click();
  await expect(page.locator("th", { hasText: name })).toBeVisible();
}

async function enter(page: Page) {
  await page.goto("/staff/login");
  await button(page, "access_passkey_sign_in").click();
}

const signOut = (page: Page) =>
  press(page, page.locator('form[action="/staff/logout"] button').first());

test("a member adds a passkey, signs in with it, steps up with it, and gives up the password", async ({
  browser,
}) => {
  const { email, cookie } = await newDeskMember("administrator");
  const context = await newDevice(browser);
  await context.addCookies([{ name: "desk", value: cookie, url: theWorld().origin }]);
  const page = await context.newPage();
  const device = await addAuthenticator(page);
  await page.goto("/staff/passkeys");
  await expect(page.locator("main .field-error:visible")).toHaveCount(0);
  await expectForEverybody(page, "no passkey");
  await addPasskey(page, "Ordinateur du bureau");
  expect((await awaitMessage(email, /cl. d.identification/)).subject).toContain("ajout");

  await page.locator('form[data-passkey="create"] [name="name"]').fill("Encore");
  await button(page, "access_passkey_add").click();
  await expect(page.getByText(say("fr", "access_passkey_known"))).toBeVisible();
  await expect(page.locator("th", { hasText: "Encore" })).toHaveCount(0);

  await signOut(page);
  await page.goto("/staff/login");
  await expectForEverybody(page, "sign-in with a passkey");
  await device.recognise(false);
  await enter(page);
  await expect(page.getByText(say("fr", "access_passkey_cancelled"))).toBeVisible();
  for (const other of ["access_passkey_known", "access_passkey_failed"])
    await expect(page.getByText(say("fr", other))).toBeHidden();
  await device.recognise(true);
  await enter(page);
  await expect(page).toHaveURL(/\/staff\/requests$/);

  const [session] = (await context.cookies()).filter(({ name }) => name === "desk");
  await ageFactorOf(session?.value ?? "");
  await page.goto("/staff/passkeys");
  await expect(page.locator('form[data-passkey="create"]')).toHaveCount(0);
  await page.getByRole("link", { name: say("fr", "access_factor_hint_link") }).click();
  await expectForEverybody(page, "step-up with a passkey");
  await button(page, "access_passkey_step_up").click();
  await expect(page).toHaveURL(/\/staff\/passkeys$/);
  await expect(button(page, "access_passwordless_button")).toHaveCount(0);

  await device.remove();
  await addAuthenticator(page);
  await addPasskey(page, "Téléphone");
  await expectForEverybody(page, "two passkeys");
  await button(page, "access_passwordless_button").click();
  await expect(page.getByText(say("fr", "access_passwordless_is"))).toBeVisible();
  await signOut(page);
  await page.goto("/staff/login");
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(newPassword);
  await button(page, "staff_login_continue").click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await enter(page);
  await expect(page).toHaveURL(/\/staff\/requests$/);

  await page.goto("/staff/passkeys");
  const row = page.locator("tr", { hasText: "Ordinateur du bureau" });
  await row.locator("summary").click();
  await row.locator('[name="name"]').fill("Vieil ordinateur");
  await row.getByRole("button", { name: say("fr", "access_passkey_rename") }).click();
  const old = page.locator("tr", { hasText: "Vieil ordinateur" });
  await old.locator("summary").click();
  await old.getByRole("button", { name: say("fr", "access_passkey_remove") }).click();
  await expect(old).toHaveCount(0);
  const last = page.locator("tr", { hasText: "Téléphone" });
  await last.locator("summary").click();
  await last.getByRole("button", { name: say("fr", "access_passkey_remove") }).click();
  await expect(page.locator(".error-summary")).toContainText(say("fr", "access_passkey_last"));
  await expect(last).toHaveCount(1);
});

test("without scripts, password and code remain the way in, and nothing else is offered", async ({
  browser,
}) => {
  const { email, codes, cookie } = await newDeskMember("agent");
  const context = await newDevice(browser, { scripts: false, width: 360, locale: "en" });
  const page = await context.newPage();
  await page.goto("/staff/login");
  await expect(button(page, "access_passkey_sign_in", "en")).toHaveCount(0);
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(newPassword);
  await press(page, button(page, "staff_login_continue", "en"));
  await page.locator('[name="code"]').fill(codes[0] ?? "");
  await press(page, button(page, "staff_login_enter", "en"));
  await expect(page).toHaveURL(/\/staff\/requests$/);
  expect(cookie).not.toBe("");
  await page.goto("/staff/passkeys");
  await expect(page.getByText(say("en", "access_passkey_needs_script"))).toBeVisible();
  await expectForEverybody(page, "passkeys without scripts");
});
