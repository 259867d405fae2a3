import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { newDeskMember } from "#tests/support/e2e/administrator.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { sql } from "#tests/support/e2e/database.ts";
import { enrol, totpOf } from "#tests/support/e2e/enrolment.ts";
import { awaitMessage } from "#tests/support/e2e/outbox.ts";
import { press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

const password = "un phare au bout du quai";

function desk(part?: "administrator" | "reviewer") {
  const { origin, desk } = theWorld();
  const visitor = new Visitor(origin);
  return part ? visitor.bring("desk", desk[part] ?? "") : visitor;
}

function ledTo(answer: Response) {
  return answer.headers.get("location") ?? answer.status;
}

async function memberOf(email: string) {
  const [row] = await sql()<{ id: string; version: number }[]>`
    select id, version from staff where email = ${email}`;
  if (!row) throw new Error(`${email} is no member`);
  return { ...row, version: String(row.version), at: `/staff/members/${row.id}` };
}

async function linkTo(email: string, seen = 0) {
  const { text } = await awaitMessage(email, /\/staff\/setup\//, seen);
  return /\/staff\/setup\/[\w-]+/.exec(text)?.[0] ?? "";
}

async function invite(email: string, ...roles: string[]) {
  const form = new URLSearchParams({ name: "Luc Martin", email });
  for (const role of roles) form.append("roles", role);
  return desk("administrator").post("/staff/members", form);
}

async function signIn(email: string, secret: string, steps = 0) {
  const visitor = desk();
  const first = await visitor.post("/staff/login", { email, password });
  if (first.status !== 303) return { visitor, status: first.status };
  const second = await visitor.post("/staff/login", { code: totpOf(secret, steps) });
  return { visitor, status: second.status };
}

test("an administrator adds a colleague, who alone gets the link; then changes, disables and resets their access", async () => {
  const email = `${randomUUID()}@desk.example`;
  const chief = desk("administrator");
  expect((await invite("luc", "approver")).status).toBe(422);
  const added = await invite(email, "approver");
  const { id } = await memberOf(email);
  expect(ledTo(added)).toBe(`/staff/members?done=${id}`);
  const link = await linkTo(email);
  const shown = await (await chief.get(`/staff/members?done=${id}`)).text();
  expect(shown).toContain(email);
  expect(shown).not.toContain("/staff/setup/");
  expect((await invite(email, "approver")).status).toBe(422);

  const colleague = desk();
  const { secret } = await enrol(colleague, link, password);
  expect((await colleague.get("/staff/requests")).status).toBe(200);
  expect((await colleague.get("/staff/members")).status).toBe(403);

  const seen = await memberOf(email);
  const promoted = new URLSearchParams([
    ["version", seen.version],
    ["roles", "approver"],
    ["roles", "administrator"],
  ]);
  expect((await chief.post(`${seen.at}/roles`, { version: seen.version })).status).toBe(422);
  expect((await desk("reviewer").post(`${seen.at}/roles`, promoted)).status).toBe(403);
  expect(ledTo(await chief.post(`${seen.at}/roles`, promoted))).toBe(`/staff/members?done=${id}`);
  expect((await chief.post(`${seen.at}/roles`, promoted)).status).toBe(409);
  expect(ledTo(await colleague.get("/staff/requests"))).toContain("/staff/login");

  const again = await signIn(email, secret, 1);
  expect(again.status).toBe(303);
  expect((await again.visitor.get("/staff/members")).status).toBe(200);
  const own = await memberOf(email);
  const self = await again.visitor.post(`${own.at}/disablement`, { version: own.version });
  expect(self.status).toBe(403);
  expect(ledTo(await chief.post(`${own.at}/disablement`, { version: own.version }))).toContain(id);
  expect(ledTo(await again.visitor.get("/staff/requests"))).toContain("/staff/login");
  const refused = await desk().post("/staff/login", { email, password });
  const wrong = await desk().post("/staff/login", { email, password: "wrong" });
  const sentence = async (answer: Response) =>
    /class="error-summary[^]*?<\/div>/.exec(await answer.text())?.[0];
  expect([refused.status, await sentence(refused)]).toEqual([422, await sentence(wrong)]);

  const disabled = await memberOf(email);
  expect(ledTo(await chief.post(`${own.at}/enablement`, { version: disabled.version }))).toContain(
    id,
  );
  const enabled = await memberOf(email);
  const reset = { version: enabled.version };
  expect(ledTo(await chief.post(`${own.at}/second-factor-reset`, reset))).toContain(id);
  expect((await desk().post("/staff/login", { email, password })).status).toBe(422);
  const renewed = await linkTo(email, 1);
  expect(renewed).not.toBe(link);
  expect((await desk().get(renewed)).status).toBe(200);
  expect((await desk().get(`/staff/members/${id}/roles`)).status).toBe(303);
});

test("the members' page is for everybody, narrow and wide, with and without an error", async ({
  browser,
}) => {
  const email = `${randomUUID()}@desk.example`;
  await invite(email, "approver", "administrator");
  const { id } = await memberOf(email);
  for (const width of [360, 1280]) {
    const { page } = await Desk.of(browser, "administrator", { width });
    await page.goto("/staff/members");
    await expectForEverybody(page, `members at ${String(width)}`);
    for (const link of await page.locator(".desk-nav a").all()) {
      expect((await link.boundingBox())?.height, "no word of the navigation is cut").toBeLessThan(
        60,
      );
    }
    const row = page.locator("tr", { hasText: email });
    await row.locator("summary").click();
    await expectForEverybody(page, `members at ${String(width)}, one open`);
    await page.screenshot({
      path: `test-results/members-${String(width)}.png`,
      fullPage: width > 1000,
    });
    for (const box of await row.locator('[name="roles"]').all()) await box.uncheck();
    await press(page, page.locator(`form[action$="/${id}/roles"] button`));
    await expect(page.locator(".error-summary a")).toHaveAttribute("href", `#roles-${id}`);
    await expectForEverybody(page, `members at ${String(width)}, refused`);
    await page.screenshot({ path: `test-results/members-${String(width)}-refused.png` });
  }
});

for (const { locale, width } of [
  { locale: "fr", width: 360 },
  { locale: "en", width: 1280 },
] as const) {
  test(`an administrator ends a colleague's sessions (${locale}, ${String(width)} px)`, async ({
    browser,
  }) => {
    const { email, visitor } = await newDeskMember("agent");
    const { id } = await memberOf(email);
    const { page } = await Desk.of(browser, "administrator", { locale, width });
    await page.goto("/staff/members");
    const row = page.locator("tr", { hasText: email });
    await row.getByRole("link", { name: say(locale, "access_sessions_link") }).click();
    await expect(page).toHaveURL(new RegExp(`/staff/members/${id}/sessions$`));
    await expectForEverybody(page, `sessions of a colleague at ${String(width)}`);
    expect((await visitor.get("/staff/requests")).status).toBe(200);
    const endAll = page.getByRole("button", { name: say(locale, "access_sessions_end_all") });
    await press(page, endAll);
    await expect(page.getByText(say(locale, "access_sessions_none"))).toBeVisible();
    expect(ledTo(await visitor.get("/staff/requests"))).toContain("/staff/login");
    await awaitMessage(email, /connexions/);
    const auditor = await Desk.of(browser, "auditor", { locale, width });
    await auditor.page.goto(`/staff/members/${id}/sessions`);
    await expect(auditor.page.locator("main form")).toHaveCount(0);
  });
}
