import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { findFreePort } from "#app/embedded/free-port.server.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { press } from "#tests/support/e2e/press.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { type Locale, say } from "#tests/support/e2e/words.ts";
import { runCommand } from "#tests/support/product/command.ts";
import { type Product, startProduct } from "#tests/support/product/product.ts";
import {
  oidcClient,
  type OidcProvider,
  startOidcProvider,
} from "#tests/support/vendors/identity-provider.ts";

test.describe.configure({ mode: "serial" });

let product: Product;
let provider: OidcProvider;

test.beforeAll(async () => {
  const port = await findFreePort();
  provider = await startOidcProvider(`http://localhost:${String(port)}/staff/login/sso/return`);
  product = await startProduct({
    env: {
      PORT: String(port),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: oidcClient.id,
      OIDC_CLIENT_SECRET: oidcClient.secret,
      LOG_LEVEL: "warn",
      RATE_LIMIT_FACTOR: "100",
    },
  });
});

test.afterAll(async () => {
  await product.stop();
  await provider.stop();
});

/** Invited here, and known to the provider with these roles. */
async function newMember(invitedAs: string, roles: readonly string[] = [invitedAs]) {
  const subject = randomUUID();
  const email = `${subject}@desk.example`;
  const env = { DATA_DIR: product.dataDir };
  const made = await runCommand(env, "staff-create", "--email", email, "--role", invitedAs);
  expect(made.code, made.output).toBe(0);
  provider.people.set(subject, { email, roles, methods: ["pwd", "otp"] });
  return { subject, email };
}

interface Device {
  readonly locale: Locale;
  readonly scripts: boolean;
}

async function open(browser: Browser, { locale, scripts }: Device) {
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: locale === "fr" ? "fr-FR" : "en-GB",
    javaScriptEnabled: scripts,
    viewport: { width: 1280, height: 900 },
  });
  return context.newPage();
}

const button = (page: Page, locale: Locale, key: string) =>
  page.getByRole("button", { name: say(locale, key) });

/** At the provider, and back. */
async function prove(page: Page, subject: string, { locale, scripts }: Device) {
  await page.waitForURL(/\/interaction\//);
  await page.locator('[name="subject"]').fill(subject);
  await page.getByRole("button", { name: "Log in" }).click();
  if (scripts) return;
  await page.waitForURL(/\/staff\/login\/sso\/return/);
  await expectForEverybody(page, "the return from the provider");
  await button(page, locale, "sso_continue").click();
}

async function enter(page: Page, subject: string, device: Device, to = "/staff/requests") {
  await page.goto(`/staff/login?to=${encodeURIComponent(to)}`);
  await button(page, device.locale, "sso_sign_in").click();
  await prove(page, subject, device);
}

const devices: readonly Device[] = [
  { locale: "fr", scripts: true },
  { locale: "en", scripts: false },
];

for (const device of devices) {
  const { locale, scripts } = device;
  const how = `in ${locale}, ${scripts ? "with" : "without"} scripts`;

  test(`an approver signs in at the provider and takes a case, ${how}`, async ({ browser }) => {
    const { subject } = await newMember("agent", ["approver"]);
    const page = await open(browser, device);
    await page.goto("/staff/login");
    await expectForEverybody(page, "sign-in with a provider");
    await enter(page, subject, device);
    await expect(page).toHaveURL(/\/staff\/requests$/);
    await press(page, page.locator('form[action^="/staff/requests/next"] button').first());
    await expect(page).toHaveURL(/\/staff\/requests\/[A-Z0-9-]+/);

    await press(page, page.locator('form[action="/staff/logout"] button').first());
    const { host } = new URL(provider.issuer);
    await expect(page.locator("main .notice").first()).toContainText(
      say(locale, "sso_signed_out", { host }),
    );
    await expectForEverybody(page, "signed out here, not at the provider");
  });

  test(`an administrator proves again at the provider, requires it, and passwords open nothing, ${how}`, async ({
    browser,
  }) => {
    const { subject } = await newMember("administrator");
    const page = await open(browser, device);
    await enter(page, subject, device, "/staff/members");
    await expect(page).toHaveURL(/\/staff\/members$/);
    await expectForEverybody(page, "members with the rule");
    await button(page, locale, "sso_rule_make_required").click();
    await expect(page).toHaveURL(/\/staff\/step-up\?form=/);
    await expectForEverybody(page, "step-up at the provider");
    await button(page, locale, "sso_step_up").click();
    await prove(page, subject, device);
    await expect(page).toHaveURL(/\/staff\/members\/sso\?kept=step-up$/);
    await button(page, locale, "sso_rule_make_required").click();
    await expect(page).toHaveURL(/\/staff\/members#sso$/);
    const { host } = new URL(provider.issuer);
    await expect(page.locator("#sso")).toContainText(say(locale, "sso_rule_required", { host }));
    await expectForEverybody(page, "members, provider required");

    const other = await open(browser, device);
    await other.goto("/staff/login");
    await expect(other.locator('[name="password"]')).toHaveCount(0);
    await expect(button(other, locale, "sso_sign_in")).toBeVisible();
    await expectForEverybody(other, "sign-in at the provider only");
    const [member] = product.demo.staff;
    const visitor = new Visitor(product.origin);
    const { email = "", password = "" } = member ?? {};
    const refused = await visitor.post("/staff/login", { email, password });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(say("fr", "sso_password_refused"));

    const command = await runCommand({ DATA_DIR: product.dataDir }, "staff-sso", "--optional");
    expect(command.code, command.output).toBe(0);
    await other.reload();
    await expect(other.locator('[name="password"]')).toBeVisible();
  });

  test(`a stranger is told why they stay outside, and what to do, ${how}`, async ({ browser }) => {
    const subject = randomUUID();
    provider.people.set(subject, { email: `${subject}@desk.example`, roles: ["administrator"] });
    const page = await open(browser, device);
    await enter(page, subject, device);
    await expect(page.locator(".error-summary")).toContainText(say(locale, "sso_refused_unknown"));
    await expectForEverybody(page, "refused by us");
    await page.goto("/staff/login/sso/return");
    await expect(page.locator(".error-summary")).toContainText(say(locale, "sso_refused_over"));
  });
}

test("a return that was sent twice, or from another browser, opens nothing", async ({
  browser,
}) => {
  const device = { locale: "en", scripts: false } as const;
  const { subject } = await newMember("agent");
  const page = await open(browser, device);
  await page.goto("/staff/login");
  await button(page, "en", "sso_sign_in").click();
  await page.waitForURL(/\/interaction\//);
  await page.locator('[name="subject"]').fill(subject);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(/\/staff\/login\/sso\/return/);
  const returned = page.url();
  const other = await open(browser, device);
  await other.goto(returned);
  await button(other, "en", "sso_continue").click();
  await expect(other.locator(".error-summary")).toContainText(say("en", "sso_refused_over"));
  await button(page, "en", "sso_continue").click();
  await expect(page).toHaveURL(/\/staff\/requests$/);
  await page.goto(returned);
  await button(page, "en", "sso_continue").click();
  await expect(page.locator(".error-summary")).toContainText(say("en", "sso_refused_over"));
});

test("while the provider is away, the page says that nothing is lost", async ({ browser }) => {
  const page = await open(browser, { locale: "en", scripts: true });
  await page.goto("/staff/login");
  const { subject } = await newMember("agent");
  await button(page, "en", "sso_sign_in").click();
  await page.waitForURL(/\/interaction\//);
  await page.locator('[name="subject"]').fill(subject);
  // What it says about itself is known already: the exchange fails.
  await page.route("**/staff/login/sso/return**", async (route) => {
    if (route.request().method() === "POST") await provider.stop();
    await route.continue();
  });
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.locator(".error-summary")).toContainText(say("en", "sso_refused_away"));
  await expectForEverybody(page, "the provider is away");
});
