import { expect } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { newAccount, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { walkIn } from "#tests/support/e2e/walker.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

function deskOf(part: "administrator" | "reviewer" | "auditor") {
  const { origin, desk } = theWorld();
  return new Visitor(origin).bring("desk", desk[part] ?? "");
}

/** Figures of a year that no other journey counts; the worker leaves closed days alone. */
async function pastFigures() {
  await sql()`insert into daily_counts (day, figure, key, part, count)
    select '2020-03-01'::date + n, figure, key, part, 3 + n % 7
    from generate_series(0, 29) as n, (values
      ('submitted', 'individual.add', ''), ('submitted', 'organisation.deceased', ''),
      ('approved', 'individual.add', ''), ('rejected', 'organisation.deceased', ''),
      ('changes-requested', 'individual.add', ''), ('reason', 'other', ''),
      ('changes-step', 'mobile', ''), ('drop-out', 'verification', 'expired'),
      ('sms-sent', 'twilio', 'mainland'), ('sms-unknown', 'twilio', 'overseas'),
      ('second-look-agreed', 'individual.add', ''), ('second-look-differed', 'individual.add', '')
    ) as kept (figure, key, part) on conflict do nothing`;
  await sql()`insert into daily_waits (day, situation, decided, p50, p90, classes)
    select '2020-03-01'::date + n, situation, 3, 7200, 90000, array[0, 1, 1, 1]
    from generate_series(0, 29) as n, (values ('all'), ('individual.add')) as kept (situation)
    on conflict do nothing`;
}

const march = "/staff/statistics?from=2020-03-01&to=2020-03-30";

for (const locale of ["fr", "en"] as const) {
  test(`the statistics are readable for everybody, in ${locale}`, async ({ browser }) => {
    test.slow();
    await pastFigures();
    const { page } = await Desk.of(browser, "auditor");
    await page.goto(`/staff/statistics?lng=${locale}`);
    await page.goto(march);
    await expect(page.locator("svg.chart-wide")).toHaveCount(1);
    await expect(page.locator(".said li")).toHaveCount(6);
    for (const one of await page.locator(".figure-numbers summary").all()) await one.click();
    await expect(page.locator(".figure table")).toHaveCount(8);
    await expectForEverybody(page, `statistics in ${locale}`);
    const empty = "/staff/statistics?from=2019-01-01&to=2019-01-07";
    await page.goto(empty);
    await expectForEverybody(page, `statistics without figures in ${locale}`);
    await page.goto("/staff/statistics?from=2020-03-30&to=2020-03-01");
    await expect(page.locator("[data-invalid]")).toHaveCount(1);
    await expectForEverybody(page, `statistics refused in ${locale}`);
  });
}

test("the worker counts a request that is withdrawn within minutes", async () => {
  test.slow();
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "individual.add" });
  const counted = async () => {
    const [row] = await sql()`select coalesce(sum(count), 0)::int as count from daily_counts
      where figure = 'drop-out' and part = 'withdrawn' and day = (now() at time zone 'Europe/Paris')::date`;
    return Number(row?.count);
  };
  const before = await counted();
  await visitor.post("/request/withdrawal", {});
  await sql()`select graphile_worker.add_job('count-figures', '{}'::json)`;
  await expect(async () => expect(await counted()).toBeGreaterThan(before)).toPass();
});

test("an auditor exports tables and a case, and others may not", async () => {
  test.slow();
  await pastFigures();
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "individual.add" });
  const reference = await referenceOf(account);
  const query = "?from=2020-03-01&to=2020-03-30";
  const auditor = deskOf("auditor");
  const csv = await auditor.get(`/staff/statistics/outcomes.csv${query}`);
  expect(csv.headers.get("content-type")).toContain("text/csv");
  expect(csv.headers.get("content-disposition")).toContain("attachment");
  expect(await csv.text()).toContain("Ajouter un numéro de mobile;");
  const pdf = await auditor.get(`/staff/requests/${reference}/case.pdf`);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
  expect((await auditor.get(`/staff/statistics/nothing.csv${query}`)).status).toBe(404);
  expect((await auditor.get("/staff/statistics/volume.csv?from=x&to=y")).status).toBe(404);
  const reviewer = deskOf("reviewer");
  expect((await reviewer.get("/staff/statistics")).status).toBe(200);
  expect((await reviewer.get(`/staff/statistics/volume.csv${query}`)).status).toBe(403);
  expect((await reviewer.get(`/staff/requests/${reference}/case.pdf`)).status).toBe(403);
  const [exported] = await sql()`select count(*)::int as count from audit_events
    where action = 'statistics.exported' and details ->> 'from' = '2020-03-01'`;
  expect(exported?.count).toBeGreaterThan(0);
});

test("the public address knows no metrics, for nobody", async () => {
  const { origin } = theWorld();
  for (const path of ["/metrics", "/metrics/", "/METRICS", "/metrics?name[]=up"])
    expect((await fetch(`${origin}${path}`)).status, path).toBe(404);
  expect((await deskOf("administrator").get("/metrics")).status).toBe(404);
});
