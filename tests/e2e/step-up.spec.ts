import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { ageFactorOf, newDeskMember } from "#tests/support/e2e/administrator.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { sql } from "#tests/support/e2e/database.ts";
import { press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

/** Their second factor is six minutes old. */
async function oldAdministrator() {
  const { cookie, codes } = await newDeskMember("administrator");
  await ageFactorOf(cookie);
  return { cookie, codes };
}

for (const { scripts, width } of [
  { scripts: true, width: 1280 },
  { scripts: false, width: 360 },
]) {
  test(`a colleague is added after a fresh code, and nothing is typed twice (${String(width)} px)`, async ({
    browser,
  }) => {
    const { cookie, codes } = await oldAdministrator();
    const { page } = await Desk.of(browser, "administrator", { scripts, width });
    await page.context().addCookies([{ name: "desk", value: cookie, url: theWorld().origin }]);
    const email = `${randomUUID()}@desk.example`;
    await page.goto("/staff/members");
    await page.locator('[name="name"]').fill("Luc Martin");
    await page.locator('[name="email"]').fill(email);
    const invite = page.locator('form[action="/staff/members"]');
    await invite.locator('[name="roles"][value="agent"]').uncheck();
    await invite.locator('[name="roles"][value="auditor"]').check();
    await press(page, invite.locator("button"));
    await expect(page).toHaveURL(/\/staff\/step-up\?form=kept$/);
    await expect(page.locator("main")).toContainText(say("fr", "access_step_up_kept"));
    if (scripts) await expectForEverybody(page, `step-up at ${String(width)}`);
    expect(await sql()`select id from staff where email = ${email}`).toEqual([]);

    const stepUp = page.locator("main form");
    await stepUp.locator('[name="code"]').fill("000000");
    await press(page, stepUp.locator("button"));
    await expect(page.locator(".error-summary")).toBeVisible();
    await stepUp.locator('[name="code"]').fill(codes[0] ?? "");
    await press(page, stepUp.locator("button"));
    await expect(page).toHaveURL(/\/staff\/members\?kept=step-up$/);
    await expect(page.locator('[name="email"]')).toHaveValue(email);
    const chosen = invite.locator('[name="roles"]:checked');
    expect(await chosen.evaluateAll((all) => all.map((box) => box.getAttribute("value")))).toEqual([
      "auditor",
    ]);
    await press(page, invite.locator("button"));
    expect(await sql()`select roles::text from staff where email = ${email}`).toEqual([
      { roles: "{auditor}" },
    ]);
  });
}

test("the audit trail is exported after a fresh code, by the link that the page then shows", async ({
  browser,
}) => {
  const { cookie, codes } = await oldAdministrator();
  const { page } = await Desk.of(browser, "administrator");
  await page.context().addCookies([{ name: "desk", value: cookie, url: theWorld().origin }]);
  await page.goto("/staff/audit");
  await page.locator('a[href*="export.csv"]').click();
  await expect(page).toHaveURL(/\/staff\/step-up\?to=/);
  await page.locator('main [name="code"]').fill(codes[0] ?? "");
  await press(page, page.locator("main form button"));
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: say("fr", "access_file_download") }).click();
  expect((await saved).suggestedFilename()).toBe("audit.csv");
});
