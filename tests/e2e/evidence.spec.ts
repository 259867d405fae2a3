import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { verifyEvidence } from "#app/domain/evidence/verify.mjs";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { sql } from "#tests/support/e2e/database.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

function visitor(part: "agent" | "auditor" | "administrator" | "reviewer") {
  const { origin, desk } = theWorld();
  return new Visitor(origin).bring("desk", desk[part] ?? "");
}

async function someReference() {
  const [row] = await sql()<{ reference: string }[]>`
    select reference from requests where submitted_at is not null order by created_at limit 1`;
  return row?.reference ?? "";
}

test("an auditor searches the audit trail by request, page by page, at every width", async ({
  browser,
}) => {
  const reference = await someReference();
  const { page } = await Desk.of(browser, "auditor");
  await page.goto("/staff/audit");
  await expect(page.locator("h1")).toHaveText("Journal d’audit");
  await expectForEverybody(page, "the audit trail");
  await page.locator('[name="reference"]').fill(reference.toLowerCase());
  await page.locator(".filter-form button").click();
  await expect(page).toHaveURL(new RegExp(`reference=${reference}`, "i"));
  const links = page.locator("tbody a");
  for (const text of await links.allTextContents()) expect(text).toBe(reference);
  expect(await links.count()).toBeGreaterThan(2);
  await page.goto("/staff/audit?lng=en");
  await expect(page.locator("h1")).toHaveText("Audit trail");
  await page.getByRole("link", { name: "Older events" }).click();
  await expect(page.getByRole("link", { name: "Back to the newest" })).toBeVisible();
  await page.goto("/staff/audit?reference=BBBB-BBBB&lng=fr");
  await expect(page.locator(".empty-state")).toHaveText(/Aucun événement/);
  await expectForEverybody(page, "a search without events");
  const refused = await page.goto("/staff/audit?from=2026-11-28&to=2026-11-01");
  expect(refused?.status()).toBe(422);
  await expectForEverybody(page, "a search that is refused");
});

test("what was found is downloaded as a table that no spreadsheet runs", async () => {
  const reference = await someReference();
  const answer = await visitor("auditor").get(`/staff/audit/export.csv?reference=${reference}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/csv");
  const [head = "", ...lines] = (await answer.text()).trimEnd().split("\r\n");
  expect(head).toContain("at;request;number");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).toContain(`;${reference};`);
  expect((await visitor("auditor").get("/staff/audit/export.csv?from=x")).status).toBe(404);
});

test("the evidence file of a case is downloaded from its page and verifies without the server", async ({
  browser,
}) => {
  const reference = await someReference();
  const { page } = await Desk.of(browser, "auditor");
  await page.goto(`/staff/requests/${reference}`);
  const link = page.locator(`a[href="/staff/requests/${reference}/evidence.zip"]`);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(`${reference}-evidence.zip`);
  const answer = await visitor("auditor").get(`/staff/requests/${reference}/evidence.zip`);
  const file = test.info().outputPath("evidence.zip");
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const whole = await verifyEvidence(file);
  expect(whole.reference).toBe(reference);
  expect(whole.entries.map(({ name }) => name)).toContain("events.json");
});

test("nobody without the permission reads the audit trail or exports", async () => {
  const reference = await someReference();
  const places = [
    "/staff/audit",
    "/staff/audit/export.csv",
    `/staff/requests/${reference}/evidence.zip`,
  ];
  for (const place of places) {
    expect((await visitor("agent").get(place)).status, place).toBe(403);
    expect((await new Visitor(theWorld().origin).get(place)).status, place).toBe(303);
    expect((await visitor("administrator").get(place)).status, place).toBe(200);
  }
  const page = await (await visitor("agent").get(`/staff/requests/${reference}`)).text();
  expect(page).not.toContain("evidence.zip");
  expect((await visitor("auditor").get("/staff/requests/BBBB-BBBB/evidence.zip")).status).toBe(404);
});
