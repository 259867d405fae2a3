import { expect, type Locator, type Page } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import {
  auditOf,
  lastFourOf,
  newAccount,
  newMobile,
  referenceOf,
  sql,
  statusOf,
} from "#tests/support/e2e/database.ts";
import { awaitMessage } from "#tests/support/e2e/outbox.ts";
import { isRedirect, press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { answerNumber, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

async function startedBy(locale: "fr" | "en" = "fr") {
  const account = await newAccount("individual", { locale });
  const visitor = await walkIn(account);
  await answerNumber(visitor, "individual.add", await newMobile());
  return { account, visitor, reference: await referenceOf(account) };
}

async function submitted(locale: "fr" | "en" = "fr") {
  const { account, visitor, reference } = await startedBy(locale);
  await visitor.post("/request/check", {});
  return { account, reference };
}

async function fieldOf(reference: string, column: string): Promise<unknown> {
  const [row] =
    await sql()`select ${sql()(column)} as value from requests where reference = ${reference}`;
  return row?.value;
}

/** Before everything else that waits, so that no request of another journey is taken. */
async function dueFirst(reference: string) {
  await expect(async () => expect(await fieldOf(reference, "due_at")).not.toBeNull()).toPass();
  await sql()`update requests set due_at = '2001-01-01' where reference = ${reference}`;
}

async function firstInLine() {
  const { reference } = await submitted();
  await dueFirst(reference);
  return reference;
}

/** Presses one key and waits for the page that it leads to. */
async function keyToPage(page: Page, key: string) {
  await Promise.all([
    page.waitForResponse((answer) => answer.request().isNavigationRequest() && !isRedirect(answer)),
    page.waitForEvent("load"),
    page.keyboard.press(key),
  ]);
}

const rowOf = (page: Page, reference: string): Locator =>
  page.locator("tr", { has: page.getByRole("link", { name: reference, exact: true }) });

async function unfold(page: Page, field: string) {
  const fold = page.locator(`details:has(${field})`).last();
  if ((await fold.getAttribute("open")) === null) await fold.locator("> summary").click();
}

/* What "take next" gives depends on all that waits, so these two take turns. */
test.describe("take next", () => {
  test.describe.configure({ mode: "serial" });

  test("a member takes the next request by one key, and a colleague takes it over from their own browser", async ({
    browser,
  }) => {
    const { reference } = await submitted();
    const first = await Desk.of(browser, "reviewer");
    await first.page.goto("/staff/requests");
    await dueFirst(reference);
    await first.page.keyboard.press("n");
    await first.page.waitForURL(`**/staff/requests/${reference}`);
    await expect(first.page.locator(".case-desk")).toContainText(say("fr", "queue_assignee_me"));
    await expectForEverybody(first.page, "a case of one's own");

    const second = await Desk.of(browser, "colleague");
    await second.see(reference);
    await expect(second.page.locator("body")).toContainText(say("fr", "queue_locked_what"));
    await expect(second.page.locator('form[action$="/approval"]')).toHaveCount(0);
    await expect(async () => {
      await expect(second.page.locator("[data-presence]")).not.toBeEmpty({ timeout: 500 });
    }).toPass();
    await expectForEverybody(second.page, "a locked case");
    await press(second.page, second.page.locator('.notice form[action$="/assignment"] button'));
    await expect(second.page.locator('form[action$="/approval"]')).toHaveCount(1);

    const rejection = first.page.locator('form[action$="/rejection"]');
    await unfold(first.page, 'form[action$="/rejection"]');
    await rejection.locator('[name="reason"]').fill("Le titulaire a renoncé.");
    const late = await press(first.page, rejection.locator(".button-danger"));
    expect(late.status()).toBe(409);
    await expect(first.page.locator("[role=alert]")).toContainText(
      say("fr", "queue_refused_locked"),
    );
    const rejected = await second.reject("Le titulaire a renoncé.");
    expect(rejected.status()).toBeLessThan(400);
    expect(await auditOf(reference)).toEqual(expect.arrayContaining(["assigned", "rejected"]));
  });

  test("ten standard cases are decided by keyboard alone from the queue, six keys each at most", async ({
    browser,
  }) => {
    test.slow();
    const { page } = await Desk.of(browser, "reviewer");
    const counts: number[] = [];
    let waiting = await firstInLine();
    await page.goto("/staff/requests");
    for (let turn = 0; turn < 10; turn += 1) {
      const reference = waiting;
      const opening = turn === 0 ? ["j", "Enter"] : ["n"];
      for (const key of opening.slice(0, -1)) await page.keyboard.press(key);
      await keyToPage(page, opening.at(-1) ?? "");
      await expect(page.locator("h1")).toContainText(reference);
      waiting = turn < 9 ? await firstInLine() : "";
      for (const key of ["1", "2"]) await page.keyboard.press(key);
      // The customer says these four in the call: they are data, and not counted.
      await page.keyboard.type(await lastFourOf(reference));
      await keyToPage(page, "Enter");
      counts.push(opening.length + 3);
      expect(await fieldOf(reference, "risk_band")).toBe("low");
      expect(await statusOf(reference)).toMatch(/approved|applied/);
      await expect(page).toHaveTitle(/^(Demande approuvée|Prise d’effet).* – Demande/);
      await expect(page.locator(":focus")).toHaveAttribute("role", "status");
      await expect(page.locator(":focus")).toContainText("Demande approuvée");
    }
    expect(counts).toEqual([5, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(6);
  });
});

test("filters stand in the address, are kept as a view, and reach what they name alone", async ({
  browser,
}) => {
  const english = await submitted("en");
  const french = await submitted();
  const { page } = await Desk.of(browser, "inviter");
  await page.goto("/staff/requests");
  await page.locator("#situation").selectOption("individual.add");
  await page.locator("#language").selectOption("en");
  await press(page, page.locator(".queue-filters button"));
  expect(page.url()).toContain("language=en");
  await expectForEverybody(page, "the queue, filtered");
  await expect(async () => {
    await page.reload();
    const shown = await page.locator("main .table tbody th a").allTextContents();
    expect(shown).not.toContain(french.reference);
    expect(shown.includes(english.reference) || shown.length === 25).toBe(true);
  }).toPass();
  await unfold(page, '[name="name"]');
  await press(page, page.locator('form[action*="/views"] button[value="save"]'));
  await expect(page.locator("[role=alert]")).toContainText(say("fr", "queue_view_name_missing"));
  await expectForEverybody(page, "a view without a name");
  const name = `En anglais ${english.reference}`;
  await page.locator('[name="name"]').fill(name);
  await press(page, page.locator('form[action*="/views"] button[value="save"]'));
  const view = page.getByRole("link", { name, exact: true });
  await expect(view).toHaveAttribute("aria-current", "page");
  await page.goto("/staff/requests");
  await view.click();
  expect(page.url()).toContain("situation=individual.add&language=en");
  await unfold(page, '[name="name"]');
  await press(page, page.getByRole("button", { name: say("fr", "queue_view_delete", { name }) }));
  await expect(view).toHaveCount(0);
});

test("a request that is put off leaves the queue until then, and comes back at once when asked", async ({
  browser,
}) => {
  const { reference } = await submitted();
  const { page } = await Desk.of(browser, "reviewer");
  const shows = async (tab: string) => {
    await page.goto(`/staff/requests?q=${reference}`);
    const isThere = await rowOf(page, reference).count();
    expect(isThere).toBe(1);
    await page.goto(`/staff/requests?tab=${tab}`);
    return (await rowOf(page, reference).count()) === 1;
  };
  await page.goto(`/staff/requests/${reference}`);
  await unfold(page, '[name="until"]');
  await press(page, page.locator('form[action$="/snooze"] button').first());
  await expect(page.locator("[role=alert]")).toContainText(
    say("fr", "queue_refused_moment_missing"),
  );
  await expectForEverybody(page, "putting off without a date");
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.locator("#snooze-until").fill(until);
  await press(page, page.locator('form[action$="/snooze"] button').first());
  expect(await shows("snoozed")).toBe(true);
  await expectForEverybody(page, "what is put off");
  await page.goto(`/staff/requests/${reference}`);
  await unfold(page, "#snooze-until");
  await press(page, page.getByRole("button", { name: say("fr", "queue_wake") }));
  expect(await shows("snoozed")).toBe(false);
  expect((await auditOf(reference)).filter((action) => action === "snoozed")).toHaveLength(2);
});

test("several requests are frozen and released with a reason and a result for each", async ({
  browser,
}) => {
  const [one, other] = [await submitted(), await submitted()];
  const agent = await Desk.of(browser, "agent");
  await agent.page.goto(`/staff/requests?q=${one.reference}`);
  await rowOf(agent.page, one.reference).getByRole("checkbox").check();
  await unfold(agent.page, "#act");
  await agent.page.locator("#act").selectOption("freeze");
  const apply = async (page: Page) => press(page, page.locator("#bulk button"));
  const refused = await apply(agent.page);
  expect(refused.status()).toBe(422);
  await expectForEverybody(agent.page, "several requests, without a reason");
  await expect(rowOf(agent.page, one.reference)).toHaveCount(1);
  await rowOf(agent.page, one.reference).getByRole("checkbox").check();
  await unfold(agent.page, "#act");
  await agent.page.locator("#act").selectOption("freeze");
  await agent.page.locator('#bulk [name="reason"]').fill("Deux demandes du même appareil.");
  await apply(agent.page);
  await expect(rowOf(agent.page, one.reference)).toContainText(say("fr", "queue_outcome_done"));
  await expectForEverybody(agent.page, "the result for each request");
  expect(await fieldOf(one.reference, "frozen_at")).not.toBeNull();
  expect(await fieldOf(one.reference, "disputed_at")).toBeNull();

  const chief = await Desk.of(browser, "administrator", { locale: "en" });
  await chief.page.goto("/staff/requests?tab=alerts&lng=en");
  const [seen] = await sql()`select version from requests where reference = ${one.reference}`;
  const form = new URLSearchParams({ act: "thaw", reason: "Checked with the account." });
  for (const row of [`${one.reference}:${String(seen?.version)}`, `${other.reference}:1`]) {
    form.append("rows", row);
  }
  const answer = await chief.page.request.post("/staff/requests/bulk", {
    data: form.toString(),
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      Origin: new URL(chief.page.url()).origin,
    },
  });
  const text = await answer.text();
  expect(answer.status()).toBe(200);
  expect(text).toContain(one.reference);
  expect(text).toContain(other.reference);
  expect(await auditOf(one.reference)).toContain("freeze-lift-proposed");
  await chief.page.goto(`/staff/requests?q=${one.reference}`);
  await expectForEverybody(chief.page, "a search, in English");
});

test("a customer who has to act is reminded by mail, and a case is escalated", async ({
  browser,
}) => {
  const { account, reference } = await startedBy();
  const { page } = await Desk.of(browser, "agent");
  await page.goto(`/staff/requests/${reference}`);
  await unfold(page, 'form[action$="/reminder"]');
  await press(page, page.locator('form[action$="/reminder"] button'));
  const mail = await awaitMessage(account.email, /\/login\//, 1);
  expect(mail.text).toContain(reference);
  await unfold(page, 'form[action$="/reminder"]');
  await press(page, page.locator('form[action$="/reminder"] button'));
  await expect(page.locator("[role=alert]")).toContainText("24");
  const waiting = await submitted();
  await page.goto(`/staff/requests/${waiting.reference}`);
  await unfold(page, "#escalation-reason");
  await page.locator("#escalation-reason").fill("L’extrait me paraît retouché.");
  await press(page, page.locator('form[action$="/escalation"] button'));
  await expect(page.locator(".case-desk")).toContainText(say("fr", "queue_escalated"));
  await page.goto("/staff/requests?assignee=escalated");
  await expect(rowOf(page, waiting.reference)).toHaveCount(1);
});

test("the rows are reached by j and k, chosen by x and opened by Enter", async ({ browser }) => {
  const { reference } = await submitted();
  const { page } = await Desk.of(browser, "reviewer");
  await page.goto(`/staff/requests?q=${reference}`);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(rowOf(page, reference).getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/staff/requests/${reference}`);
});
