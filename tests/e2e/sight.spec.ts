import { type Browser, expect, type Page } from "@playwright/test";
import postgres from "postgres";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { isRedirect, press } from "#tests/support/e2e/press.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { type Locale, say } from "#tests/support/e2e/words.ts";
import { letFactorsStayFresh } from "#tests/support/product/fresh-factors.ts";
import { type Product, startProduct } from "#tests/support/product/product.ts";

/* What agents see is one setting of the whole product: this file has its own, and its tests take turns. */
test.describe.configure({ mode: "serial" });

let product: Product;
let sql: postgres.Sql;
const visitors = new Map<Part, Visitor>();

/** The agent has no other role. */
const parts = { administrator: "alex", approver: "sam", agent: "robin" } as const;
type Part = keyof typeof parts;

const emailOf = (part: Part) => `${parts[part]}@passerelle.example`;

test.beforeAll(async () => {
  product = await startProduct({ env: { LOG_LEVEL: "warn", RATE_LIMIT_FACTOR: "100" } });
  sql = postgres(product.runtime.databaseUrl, { max: 2, onnotice: () => undefined });
  await letFactorsStayFresh(product.runtime.databaseUrl);
  for (const part of Object.keys(parts) as Part[]) {
    const member = product.demo.staff.find(({ email }) => email === emailOf(part));
    if (!member) throw new Error(`${part} is not in the demonstration`);
    visitors.set(part, await signInStaff(new Visitor(product.origin), member));
  }
});

test.afterAll(async () => {
  await sql.end();
  await product.stop();
});

interface Device {
  readonly locale: Locale;
  readonly scripts: boolean;
  readonly width: number;
}

function visitorOf(part: Part) {
  const visitor = visitors.get(part);
  if (!visitor) throw new Error(`${part} has not signed in`);
  return visitor;
}

async function deskOf(browser: Browser, part: Part, { locale, scripts, width }: Device) {
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: locale === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    javaScriptEnabled: scripts,
    viewport: { width, height: 900 },
  });
  const value = visitorOf(part).cookie("desk") ?? "";
  await context.addCookies([{ name: "desk", value, url: product.origin }]);
  return context.newPage();
}

/** That nobody has and that can be decided. */
async function openRequests() {
  const rows = await sql<{ reference: string; login: string }[]>`
    select r.reference, a.login from requests r join accounts a on a.id = r.account_id
    where r.status = 'submitted' and r.frozen_at is null and r.assignee_id is null
    order by r.reference`;
  const [own, other] = rows;
  if (!own || !other) throw new Error("too few requests wait in the demonstration");
  return { own, other };
}

async function shownIn(page: Page, query: string) {
  await page.goto(`/staff/requests?${query}`);
  return page.locator("main .table tbody th a").allTextContents();
}

async function expectNoCase(page: Page, reference: string, locale: Locale) {
  const answer = await page.goto(`/staff/requests/${reference}`);
  expect(answer?.status()).toBe(404);
  await expect(page.locator("h1")).toHaveText(say(locale, "queue_no_case_title"));
  expect(await page.title()).toContain(say(locale, "queue_no_case_title"));
  await expect(page.locator("main")).toContainText(say(locale, "queue_no_case_sight"));
}

async function handOver(page: Page, reference: string, name: string) {
  await page.goto(`/staff/requests/${reference}`);
  const form = page.locator('form[action$="/assignment"]:has(#hand-over)');
  await page.locator("details.queue-more:has(#hand-over) > summary").click();
  await form.locator("#hand-over").selectOption({ label: name });
  return press(page, form.locator("button"));
}

async function choose(page: Page, key: string, locale: Locale) {
  await page.goto("/staff/members");
  await press(page, page.getByRole("button", { name: say(locale, key) }));
}

async function traceOf(reference: string) {
  const [row] = await sql<{ trace: string }[]>`
    select concat_ws(' ', r.version, r.status, r.assignee_id, r.frozen_at, r.snoozed_until,
      (select count(*) from audit_events e where e.request_id = r.id)) as trace
    from requests r where reference = ${reference}`;
  return row?.trace;
}

const forms: Record<string, Record<string, string>> = {
  assignment: { assignee: "me" },
  snooze: { until: "2036-01-04" },
  escalation: { reason: "Pour voir." },
  freeze: { reason: "Pour voir." },
  reminder: {},
  notes: { text: "Pour voir." },
  messages: { text: "Pour voir.", formId: "7d4c2f0a-5f3e-4a54-9f5c-8b7f2b6f9d11" },
  changes: { steps: "mobile", message: "Pour voir." },
  checks: { checks: "called-back" },
  presence: { active: "1" },
};

for (const device of [
  { locale: "fr", scripts: true, width: 1280 },
  { locale: "en", scripts: false, width: 360 },
] as const) {
  const { locale, scripts, width } = device;
  test(`an agent sees only what is assigned to them, until an administrator shows all (${locale}, ${String(width)} px, scripts ${String(scripts)})`, async ({
    browser,
  }) => {
    const { own, other } = await openRequests();
    const chief = await deskOf(browser, "administrator", device);
    const agent = await deskOf(browser, "agent", device);
    expect(await shownIn(agent, "tab=submitted")).toEqual(
      expect.arrayContaining([own.reference, other.reference]),
    );

    await choose(chief, "queue_sight_show_assigned", locale);
    await expect(chief.locator("#sight")).toContainText(say(locale, "queue_sight_assigned"));
    await expectForEverybody(chief, "members, agents see what they have");

    expect(await shownIn(agent, "tab=submitted")).toEqual([]);
    await expectForEverybody(agent, "the queue of an agent who has nothing");
    await expect(agent.locator("main .queue-count").filter({ hasText: /[1-9]/ })).toHaveCount(0);
    for (const q of [other.reference, other.login]) {
      expect(await shownIn(agent, `q=${q}`)).toEqual([]);
    }
    for (const filter of ["assignee=none", "late=1", "tab=applied", "tab=alerts"]) {
      expect(await shownIn(agent, filter)).toEqual([]);
    }
    await expectNoCase(agent, other.reference, locale);
    await expectForEverybody(agent, "the request of another");
    await expectNoCase(agent, "ZZZZ-ZZZZ", locale);

    expect((await handOver(chief, own.reference, "Robin Castel")).status()).toBe(200);
    expect(await shownIn(agent, "tab=submitted")).toEqual([own.reference]);
    expect(await shownIn(agent, `q=${own.login}`)).toEqual([own.reference]);
    await agent.goto(`/staff/requests/${own.reference}`);
    await expect(agent.locator(".case-desk")).toContainText(say(locale, "queue_assignee_me"));

    for (const [form, fields] of Object.entries(forms)) {
      const before = await traceOf(other.reference);
      const path = `/staff/requests/${other.reference}/${form}`;
      const refused = await visitorOf("agent").post(path, { version: "1", ...fields });
      expect([form, refused.status, await traceOf(other.reference)]).toEqual([form, 404, before]);
    }

    const left = await handOver(agent, own.reference, "Sam Okafor");
    expect(left.status()).toBe(200);
    expect(new URL(agent.url()).pathname).toBe("/staff/requests");
    expect(await shownIn(agent, "tab=submitted")).toEqual([]);
    await expectNoCase(agent, own.reference, locale);

    await choose(chief, "queue_sight_show_all", locale);
    expect(await shownIn(agent, "tab=submitted")).toContain(other.reference);
  });
}

test("an agent takes the next request by one key and sees it; a saved view shows no more than that", async ({
  browser,
}) => {
  const device = { locale: "fr", scripts: true, width: 1280 } as const;
  const chief = await deskOf(browser, "administrator", device);
  const agent = await deskOf(browser, "agent", device);
  await agent.goto("/staff/requests?tab=submitted&situation=individual.add");
  await agent.locator('details:has([name="name"]) > summary').last().click();
  await agent.locator('[name="name"]').fill("Les ajouts");
  await press(agent, agent.locator('form[action*="/views"] button[value="save"]'));
  await choose(chief, "queue_sight_show_assigned", "fr");

  await agent.goto("/staff/requests");
  await press(agent, agent.getByRole("link", { name: "Les ajouts", exact: true }));
  await expect(agent.locator("main .table tbody th a")).toHaveCount(0);
  await Promise.all([
    agent.waitForResponse((one) => one.request().isNavigationRequest() && !isRedirect(one)),
    agent.waitForEvent("load"),
    agent.keyboard.press("n"),
  ]);
  await expect(agent.locator(".case-desk")).toContainText(say("fr", "queue_assignee_me"));
  const taken = /requests\/([A-Z0-9-]+)/.exec(agent.url())?.[1] ?? "";
  expect(await shownIn(agent, "tab=submitted")).toEqual([taken]);
});

test("an agent who does not see a request is not named in its notes; once it is theirs, the mail leads there", async ({
  browser,
}) => {
  const device = { locale: "fr", scripts: true, width: 1280 } as const;
  const { own } = await openRequests();
  const page = await deskOf(browser, "approver", device);
  const write = async () => {
    await page.goto(`/staff/requests/${own.reference}`);
    await page.keyboard.press("m");
    await page.keyboard.type("@Robin, peux-tu rappeler ?");
    return press(page, page.locator('form[action$="/notes"] button'));
  };
  expect((await write()).status()).toBe(422);
  await expect(page.locator("[role=alert]")).toContainText(say("fr", "notes_refused_unseen"));
  await expectForEverybody(page, "a note to an agent who does not see the request");
  await handOver(page, own.reference, "Robin Castel");
  expect((await write()).status()).toBe(200);
  let link = "";
  await expect(async () => {
    const mails = (await product.outbox()).filter(({ to }) => to === emailOf("agent"));
    link = mails.map(({ text }) => /\/staff\/requests\/\S+/.exec(text)?.[0]).find(Boolean) ?? "";
    expect(link).toContain(own.reference);
  }).toPass();
  const agent = await deskOf(browser, "agent", device);
  expect((await agent.goto(link))?.status()).toBe(200);
  await expect(agent.locator('li[id^="note-"]')).toContainText("peux-tu rappeler");
});
