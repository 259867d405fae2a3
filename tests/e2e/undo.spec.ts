import { type Browser, expect, type Page } from "@playwright/test";
import postgres from "postgres";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { decide } from "#tests/support/e2e/drill.ts";
import { press } from "#tests/support/e2e/press.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { say } from "#tests/support/e2e/words.ts";
import { type Product, startProduct } from "#tests/support/product/product.ts";

// The other journeys run without the time to undo: these need the product as it is delivered.
test.describe.configure({ mode: "serial" });

let product: Product;
let sql: postgres.Sql;
const endings: (() => Promise<void>)[] = [];

test.beforeAll(async () => {
  product = await startProduct({ env: { LOG_LEVEL: "warn" } });
  endings.push(() => product.stop());
  sql = postgres(product.runtime.databaseUrl, { max: 1, onnotice: () => undefined });
  endings.unshift(() => sql.end());
});

test.afterAll(async () => {
  for (const end of endings) await end();
});

async function signedIn(index: number) {
  const member = product.demo.staff[index];
  if (!member) throw new Error("the demonstration lacks staff");
  return signInStaff(new Visitor(product.origin), member);
}

async function openDesk(browser: Browser, visitor: Visitor, scripts = true) {
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: scripts,
  });
  const value = visitor.cookie("desk") ?? "";
  await context.addCookies([{ name: "desk", value, url: product.origin }]);
  return new Desk(await context.newPage());
}

async function requestOf(login: string) {
  const [row] = await sql<{ reference: string; status: string; mobile: string }[]>`
    select r.reference, r.status, r.mobile from requests r join accounts a on a.id = r.account_id
    where a.login = ${login}`;
  if (!row) throw new Error(`${login} has no request`);
  return { ...row, lastFour: row.mobile.slice(-4) };
}

async function numberInForce(login: string) {
  const answer = await fetch(`${product.origin}/api/v1/accounts/${login}`, {
    headers: { Authorization: `Bearer ${product.demo.apiKey}` },
  });
  return ((await answer.json()) as { mobile: string | null }).mobile;
}

async function endUndoTime(reference: string) {
  await sql`update requests set pending_until = now() - interval '1 second'
    where reference = ${reference}`;
  await sql`select graphile_worker.reschedule_jobs(array_agg(j.id), run_at => now())
    from graphile_worker.jobs j join requests r on j.key = 'conclude:' || r.id
    where r.reference = ${reference}`;
}

const undoButton = (page: Page) => page.locator('form[action$="/undo"] button');

/** The demonstration's own letters may still be leaving when a journey begins. */
async function untilLettersHaveLeft() {
  await expect
    .poll(async () => {
      const [row] = await sql<{ waiting: number }[]>`
        select count(*)::int as waiting from messages where status in ('queued', 'sending')`;
      return row?.waiting;
    })
    .toBe(0);
}

async function lettersTo(login: string) {
  const account = product.demo.accounts.find((one) => one.login === login);
  return (await product.outbox()).filter(({ to }) => to === account?.email).length;
}

test("an approval can be undone, nothing has left, and approved again it takes effect", async ({
  browser,
}) => {
  const login = "marc.lefevre";
  const visitor = await signedIn(1);
  const { reference, lastFour } = await requestOf(login);
  const desk = await openDesk(browser, visitor);
  await desk.see(reference);
  await expect(desk.page.locator("main")).toContainText("10 minutes");
  await untilLettersHaveLeft();
  const letters = await lettersTo(login);
  expect((await desk.approve({ lastFour })).status()).toBe(200);
  await expect(desk.page.locator("main")).toContainText(say("fr", "undo_own_approved"));
  const left = desk.page.locator("[data-countdown-seconds]");
  const first = await left.textContent();
  await expect(left).not.toHaveText(first ?? "");
  await expectForEverybody(desk.page, "a pending decision");
  expect(await numberInForce(login)).toBeNull();

  await press(desk.page, undoButton(desk.page));
  await expect(desk.page.locator("main")).toContainText(say("fr", "undo_event_decision_undone"));
  expect((await requestOf(login)).status).toBe("submitted");
  await desk.approve({ lastFour });
  expect(await lettersTo(login)).toBe(letters);

  await endUndoTime(reference);
  await expect.poll(async () => (await requestOf(login)).status).toBe("applied");
  await expect.poll(() => lettersTo(login)).toBeGreaterThan(letters);
  expect(await numberInForce(login)).not.toBeNull();
  const late = await press(desk.page, undoButton(desk.page));
  expect(late.status()).toBe(409);
  await expect(desk.page.locator("main")).toContainText(say("fr", "undo_refused_nothing_to_undo"));
});

test("a rejection is undone by its maker alone, also without scripts", async ({ browser }) => {
  const login = "cycles-du-pont";
  const [maker, colleague] = [await signedIn(2), await signedIn(3)];
  const { reference } = await requestOf(login);
  const desk = await openDesk(browser, maker, false);
  await desk.see(reference);
  await desk.reject("Une erreur de ma part.");
  await expect(desk.page.locator("main")).toContainText(say("fr", "undo_own_rejected"));
  const refused = await decide(colleague, reference, "undo");
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(say("fr", "undo_refused_not_own_decision"));
  await desk.page.goto("/staff/requests?tab=undoable");
  await expect(desk.page.locator("main")).toContainText(reference);
  const withScripts = await openDesk(browser, maker);
  await withScripts.page.goto("/staff/requests?tab=undoable");
  await expectForEverybody(withScripts.page, "the queue of undoable decisions");
  await desk.see(reference);
  await press(desk.page, undoButton(desk.page));
  expect((await requestOf(login)).status).toBe("submitted");
  await expect(desk.page.locator('form[action$="/approval"]')).toHaveCount(1);
});
