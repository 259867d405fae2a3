import { type Browser, expect, type Page } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { Customer } from "#tests/support/e2e/customer.ts";
import { newAccount, sql, type TestAccount } from "#tests/support/e2e/database.ts";
import { awaitLink } from "#tests/support/e2e/outbox.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

/** The visit of an account: used, or opened, so many seconds ago. */
async function visited({ login }: TestAccount, seconds: number) {
  await sql()`update sessions s set last_seen_at = now() - make_interval(secs => ${seconds}::int)
    from requests r join accounts a on a.id = r.account_id
    where r.id = s.request_id and a.login = ${login}`;
}

async function endsIn({ login }: TestAccount, seconds: number) {
  await sql()`update sessions s set ends_at = now() + make_interval(secs => ${seconds}::int)
    from requests r join accounts a on a.id = r.account_id
    where r.id = s.request_id and a.login = ${login}`;
}

async function usedAgo({ login }: TestAccount) {
  const [row] = await sql()<{ seconds: number }[]>`
    select extract(epoch from now() - s.last_seen_at)::float8 as seconds from sessions s
    join requests r on r.id = s.request_id join accounts a on a.id = r.account_id
    where a.login = ${login} order by s.created_at desc limit 1`;
  return row?.seconds ?? NaN;
}

/** At a question whose page has a clock that the test moves. */
async function atAQuestion(browser: Browser, device: Parameters<typeof Customer.at>[2] = {}) {
  const account = await newAccount("individual", { locale: device.locale ?? "fr" });
  const customer = await Customer.at(browser, account, device);
  await customer.comeIn();
  await customer.choose("individual.add");
  const { page } = customer;
  await page.clock.install();
  await load(page);
  return { account, customer, page };
}

/** Until the script knows when the session ends at the latest. */
async function load(page: Page) {
  const known = page.waitForFunction(() => sessionStorage.length > 0);
  await page.reload();
  await known;
}

const dialogOf = (page: Page) => page.locator("dialog[data-session-end]");

for (const locale of ["fr", "en"] as const) {
  test(`two minutes before the end a dialog announces it, for everybody, and one button extends it (${locale})`, async ({
    browser,
  }) => {
    const { account, page } = await atAQuestion(browser, { locale });
    const dialog = dialogOf(page);
    await page.locator('[name="mobile"]').focus();
    await page.clock.runFor(27 * 60_000);
    await expect(dialog).toBeHidden();

    await visited(account, 28 * 60 + 5);
    await page.clock.runFor(70_000);
    await expect(dialog).toBeVisible();
    await expect(dialog).toHaveAttribute("role", "alertdialog");
    await expect(dialog).toHaveAccessibleName(say(locale, "session_dialog_title"));
    await expect(dialog).toHaveAccessibleDescription(
      say(locale, "session_dialog_idle", { minutes: 2 }),
    );
    const stay = page.getByRole("button", { name: say(locale, "session_dialog_stay") });
    await expect(stay).toBeFocused();
    await expect(dialog.getByRole("button")).toHaveCount(1);
    // The seconds are seen, and said only now and then.
    await expect(dialog.locator("[data-left]")).toHaveText(/1.min.5\d.s/);
    await expect(dialog.getByRole("status")).toHaveText("");
    await page.clock.runFor(57_000);
    await expect(dialog.getByRole("status")).toHaveText(
      say(locale, "session_dialog_said", { seconds: 60 }),
    );
    await expectForEverybody(page, `the dialog (${locale})`);

    await stay.click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('[name="mobile"]')).toBeFocused();
    expect(await usedAgo(account)).toBeLessThan(30);
  });
}

test("Escape extends the session as well", async ({ browser }) => {
  const { account, page } = await atAQuestion(browser);
  await visited(account, 28 * 60 + 5);
  await page.clock.runFor(28 * 60_000 + 1000);
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toBeHidden();
  await expect.poll(() => usedAgo(account)).toBeLessThan(30);
});

test("typing keeps the session alive, at most once a minute", async ({ browser }) => {
  const { account, page } = await atAQuestion(browser);
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(new URL(request.url()).pathname);
  });
  const field = page.locator('[name="mobile"]');
  await field.pressSequentially("06 12");
  expect(posts).toEqual([]);
  await visited(account, 20 * 60);
  await page.clock.runFor(61_000);
  await field.pressSequentially(" 34 56");
  await expect.poll(() => posts).toEqual(["/session-end"]);
  await expect.poll(() => usedAgo(account)).toBeLessThan(30);
});

test("a tab does not warn, and closes its warning, when another tab was used", async ({
  browser,
}) => {
  const { account, page } = await atAQuestion(browser);
  await page.clock.runFor(28 * 60_000 + 1000);
  // The server was asked: the other tab was used three minutes ago.
  await expect(dialogOf(page)).toBeHidden();

  await visited(account, 28 * 60 + 5);
  await page.clock.runFor(28 * 60_000);
  await expect(dialogOf(page)).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/request/mobile");
  await expect(dialogOf(page)).toBeHidden();
});

test("an end that cannot be moved is announced as such, and what is sent after it is kept", async ({
  browser,
}) => {
  const { account, customer, page } = await atAQuestion(browser);
  const dialog = dialogOf(page);
  await endsIn(account, 600);
  await page.evaluate(() => sessionStorage.clear());
  await load(page);
  await endsIn(account, 110);
  await page.clock.runFor(481_000);
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleDescription(say("fr", "session_dialog_end", { hours: 4 }));
  const close = dialog.getByRole("button", { name: say("fr", "session_dialog_close") });
  await expect(close).toBeFocused();
  await expect(dialog.getByRole("button")).toHaveCount(1);
  await close.click();
  await expect(dialog).toBeHidden();
  await page.locator('[name="mobile"]').fill("06 12 34 56 78");

  await endsIn(account, -1);
  await page.clock.runFor(120_000);
  await expect(dialog).toHaveAccessibleName(say("fr", "session_dialog_over_title"));
  await expectForEverybody(page, "the dialog after the end");
  await close.click();
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/link\?ended=kept$/);
  await expect(page.locator("main")).toContainText(say("fr", "session_ended_kept", { hours: 24 }));
  await expectForEverybody(page, "the page after the end");
  await page.getByRole("button", { name: say("fr", "session_ended_button") }).click();
  await expect(page.locator("h1")).toHaveText(say("fr", "journey_link_done_title"));
  await customer.open(await awaitLink(account.email, "login", 1));
  await expect(page).toHaveURL(/\/request\/mobile\?kept$/);
  await expect(page.locator('[name="mobile"]')).toHaveValue("06 12 34 56 78");
  await expectForEverybody(page, "the form that is back");
});

test("staff are warned too", async ({ browser }) => {
  const { page } = await Desk.of(browser, "reviewer");
  await page.goto("/staff/requests");
  await page.clock.install();
  await load(page);
  await page.route("**/staff/session-end", (route) =>
    route.fulfill({ json: { idle: 90, end: 9000 } }),
  );
  await page.clock.runFor(28 * 60_000 + 1000);
  await expect(dialogOf(page)).toBeVisible();
  await page.unroute("**/staff/session-end");
  await page.getByRole("button", { name: say("fr", "session_dialog_stay") }).click();
  await expect(dialogOf(page)).toBeHidden();
});

test("public pages, and pages without scripts, have no such dialog open", async ({ browser }) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account, { scripts: false });
  await customer.page.goto("/link");
  await expect(dialogOf(customer.page)).toHaveCount(0);
  await customer.comeIn();
  await expect(dialogOf(customer.page)).toBeHidden();
  await expect(customer.page.locator("footer")).toContainText(
    say("fr", "session_foot", { minutes: 30, hours: 4 }),
  );
});
