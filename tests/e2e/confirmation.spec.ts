import { type Browser, expect } from "@playwright/test";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { newDevice } from "#tests/support/e2e/customer.ts";
import {
  auditOf,
  letTheDelayPass,
  newAccount,
  sql,
  statusOf,
} from "#tests/support/e2e/database.ts";
import {
  approveDeceivedTwice,
  casePage,
  mobileOf,
  staffMember,
  submitAcquired,
  textOf,
} from "#tests/support/e2e/drill.ts";
import { awaitLink, awaitMessage } from "#tests/support/e2e/outbox.ts";
import { press } from "#tests/support/e2e/press.ts";
import { test } from "#tests/support/e2e/test.ts";
import { walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";

// Nobody can be called back about an acquisition: the highest band of risk.
test.describe.configure({ mode: "parallel" });

async function approved(locale: "fr" | "en" = "fr") {
  const account = await newAccount("company", { hasPhone: false, locale });
  const kbis = await makeDocument({ kind: "kbis", name: account.name, date: "2026-11-20" });
  const { mobile, reference } = await submitAcquired(account, kbis);
  await approveDeceivedTwice(reference, mobile);
  expect(await statusOf(reference)).toBe("approved");
  return { account, mobile, reference };
}

async function asked(locale: "fr" | "en" = "fr") {
  const found = await approved(locale);
  await letTheDelayPass(found.reference);
  return { ...found, link: await awaitLink(found.account.email, "confirm") };
}

async function openLink(browser: Browser, link: string, device: Parameters<typeof newDevice>[1]) {
  const context = await newDevice(browser, device);
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

for (const { locale, scripts } of [
  { locale: "fr", scripts: true },
  { locale: "en", scripts: false },
] as const) {
  test(`after the cool-off the customer confirms the change (${locale}, scripts ${scripts ? "on" : "off"})`, async ({
    browser,
  }) => {
    const { account, mobile, reference, link } = await asked(locale);
    expect(await mobileOf(account)).toBeNull();
    const visitor = await walkIn(account);
    const status = await textOf(visitor.get(`/request?lng=${locale}`));
    expect(status).toContain(say(locale, "confirmation_status_asked_title"));
    expect(await casePage(staffMember("reviewer"), reference)).toContain(
      say("fr", "confirmation_event_asked"),
    );

    const page = await openLink(browser, link, { locale, scripts });
    await expect(page.locator("h1")).toHaveText(say(locale, "confirmation_title"));
    await expect(page.locator("main")).toContainText(reference);
    await expect(page.locator("main")).toContainText(
      locale === "fr" ? "Confirmez avant le" : "Confirm before",
    );
    if (scripts) await expectForEverybody(page, "the page that confirms");
    const button = page.locator("form button").first();
    await press(page, button);
    await expect(page.locator("main")).toContainText(say(locale, "journey_login_missing"));
    await page.locator('[name="login"]').fill(account.login);
    await press(page, button);
    await expect(page.locator("h1")).toHaveText(say(locale, "confirmation_done_title"));
    expect(await statusOf(reference)).toBe("applied");
    expect(await mobileOf(account)).toBe(mobile);
    expect(await auditOf(reference)).toEqual(
      expect.arrayContaining(["confirmation-asked", "confirmed", "applied"]),
    );
    await page.goto(link);
    await expect(page.locator("h1")).toHaveText(say(locale, "journey_dead_title"));
    if (scripts) await expectForEverybody(page, "a link to confirm that has ended");
  });
}

test("the recipient of the question can say that it was not them, and the request is suspended", async ({
  browser,
}) => {
  const { account, reference, link } = await asked();
  const page = await openLink(browser, link, {});
  await page.locator('[name="login"]').fill(account.login);
  await page.locator("form details summary").last().click();
  await press(page, page.locator('button[name="intent"][value="stop"]'));
  await expect(page.locator("h1")).toHaveText(say("fr", "journey_notice_done_title"));
  const [row] = await sql()<{ frozen: boolean }[]>`
    select frozen_at is not null as frozen from requests where reference = ${reference}`;
  expect(row?.frozen).toBe(true);
  expect(await mobileOf(account)).toBeNull();
});

test("a request that nobody confirms ends by itself, and customer and staff see why", async () => {
  const { account, reference } = await asked();
  await sql()`update requests set confirm_before = now() - interval '1 second'
    where reference = ${reference}`;
  await sql()`select graphile_worker.reschedule_jobs(array_agg(j.id), run_at => now())
    from graphile_worker.jobs j join requests r on j.key = 'apply:' || r.id
    where r.reference = ${reference}`;
  await expect.poll(() => statusOf(reference)).toBe("expired");
  await awaitMessage(account.email, new RegExp(say("fr", "confirmation_lapsed_title")));
  await awaitMessage(account.email, new RegExp(say("fr", "confirmation_warning_lapsed_title")));
  const visitor = await walkIn(account);
  expect(await textOf(visitor.get("/request"))).toContain(
    say("fr", "confirmation_status_lapsed_title"),
  );
  expect(await casePage(staffMember("reviewer"), reference)).toContain(
    say("fr", "confirmation_staff_lapsed"),
  );
  expect(await mobileOf(account)).toBeNull();
});
