import { expect } from "@playwright/test";
import postgres from "postgres";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

async function caseOf(login: string) {
  const sql = postgres(theWorld().databaseUrl, { max: 1 });
  const [row] = await sql<{ reference: string }[]>`
    select reference from requests join accounts on accounts.id = requests.account_id
    where accounts.login = ${login}`;
  await sql.end();
  return row?.reference ?? "";
}

for (const locale of ["fr", "en"] as const) {
  test(`the demonstration's registry answers, and staff see it beside account and documents (${locale})`, async ({
    browser,
  }) => {
    const { page } = await Desk.of(browser, "reviewer");
    await page.goto(`/staff/requests/${await caseOf("vignobles-castel")}?lng=${locale}`);
    const panel = page.locator("#registry");
    const named =
      locale === "fr" ? "Julie CASTEL y figure comme Gérant." : "Julie CASTEL is listed as Gérant.";
    await expect(panel).toContainText(named, { timeout: 30_000 });
    await expect(panel).toContainText(say(locale, "registry_active"));
    await expect(page.locator("#compared")).toContainText(say(locale, "registry_column"));
    await expectForEverybody(page, `a case with the registry's answer in ${locale}`);
    await page.screenshot({ path: `test-results/registry-${locale}.png`, fullPage: true });
  });
}

test("a manager who is not registered yet is a finding, and hides nothing", async ({ browser }) => {
  const { page } = await Desk.of(browser, "reviewer");
  await page.goto(`/staff/requests/${await caseOf("pepinieres-aubert")}?lng=en`);
  const panel = page.locator("#registry");
  await expect(panel).toContainText("Élise Aubert is not listed on", { timeout: 30_000 });
  await expect(panel).toContainText("the difference proves nothing");
});
