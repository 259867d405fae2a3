import { type Browser, expect } from "@playwright/test";
import { newDeskMember } from "#tests/support/e2e/administrator.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { newDevice } from "#tests/support/e2e/customer.ts";
import { lastFourOf, newAccount, sql, statusOf } from "#tests/support/e2e/database.ts";
import { decide, staffMember, submitStandard } from "#tests/support/e2e/drill.ts";
import { press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

// The oldest look is taken first: one journey at a time.
test.describe.configure({ mode: "serial" });

/** Approved by the reviewer, and in effect. The dice are thrown by `second-looks.db.test.ts`. */
async function approvedAndPicked() {
  const account = await newAccount("individual");
  const { reference } = await submitStandard(account, "individual.add");
  const lastFour = await lastFourOf(reference);
  const because = "Raison du premier.";
  await decide(staffMember("reviewer"), reference, "approval", { lastFour, because });
  expect(await statusOf(reference)).toBe("applied");
  const assessment = { band: "low", total: 0, points: [], situationFloor: "low", version: 0 };
  const [row] = await sql()<{ id: string; decider: string }[]>`
    with review as (
      select v.id, v.request_id, s.name from reviews v
      join requests r on r.id = v.request_id join staff s on s.id = v.staff_id
      where r.reference = ${reference}
    ), look as (
      insert into second_looks (request_id, review_id, assessment, checks, created_at)
      select request_id, id, ${JSON.stringify(assessment)}::text::jsonb, array['called-back'],
        now() - interval '13 days'
      from review
      on conflict (review_id) do update set created_at = excluded.created_at returning id
    ) select look.id, review.name as decider from look, review`;
  if (!row) throw new Error("nothing was decided");
  return { account, reference, ...row };
}

async function colleagueIn(browser: Browser, locale: "fr" | "en") {
  const { cookie } = await newDeskMember("approver");
  const context = await newDevice(browser, { locale });
  await context.addCookies([{ name: "desk", value: cookie, url: theWorld().origin }]);
  return context.newPage();
}

for (const locale of ["fr", "en"] as const) {
  test(`a colleague decides blindly a second time, differs, and an auditor finds it, in ${locale}`, async ({
    browser,
  }) => {
    const { account, reference, id, decider } = await approvedAndPicked();
    const page = await colleagueIn(browser, locale);
    await page.goto(`/staff/second-looks?lng=${locale}`);
    await expectForEverybody(page, `list of second looks in ${locale}`);
    await expect(page.locator("main")).not.toContainText(reference);
    await press(page, page.getByRole("button", { name: say(locale, "second_look_take") }));
    await expect(page).toHaveURL(new RegExp(`/staff/second-looks/${id}$`));

    const main = page.locator("main");
    await expect(main).toContainText(account.login);
    for (const secret of [reference, decider, "Raison du premier."])
      await expect(main).not.toContainText(secret);
    expect(await page.content()).not.toContain(reference);
    await expectForEverybody(page, `second look in ${locale}`);

    const save = page.getByRole("button", { name: say(locale, "second_look_answer") });
    await page.locator('[name="verdict"][value="reject"]').check();
    expect((await press(page, save)).status()).toBe(422);
    await expect(page.locator(".error-summary")).toContainText(
      say(locale, "second_look_reason_missing"),
    );
    await expectForEverybody(page, `refused second look in ${locale}`);
    await page.locator('[name="reason"]').fill("Deuxième avis : la voix ne correspond pas.");
    await press(page, save);
    await expect(main).toContainText(say(locale, "second_look_result_differed"));
    await expect(main).toContainText(decider);
    await expect(main).toContainText(reference);
    await expectForEverybody(page, `answered second look in ${locale}`);

    const auditor = await Desk.of(browser, "auditor", { locale });
    await auditor.page.goto("/staff/statistics");
    const differing = auditor.page.locator("#differing-looks");
    await expect(differing).toContainText(reference);
    await expectForEverybody(auditor.page, `statistics with differing decisions in ${locale}`);
    await differing.getByRole("link", { name: reference }).click();
    await expect(auditor.page.locator("main")).toContainText("la voix ne correspond pas");

    await expect(main).toContainText(say(locale, "second_look_now_applied"));
    // Other journeys decide too, and chance may have picked some of theirs.
    await sql()`update second_looks set created_at = now() - interval '15 days'
      where decided_at is null`;
    await page.goto("/staff/second-looks");
    await expect(main).toContainText(say(locale, "second_look_list_empty"));
    await expectForEverybody(page, `empty list of second looks in ${locale}`);
  });
}

test("who opens the request first cannot answer, and is told so", async ({ browser }) => {
  const { reference, id } = await approvedAndPicked();
  const page = await colleagueIn(browser, "fr");
  await page.goto("/staff/second-looks");
  await press(page, page.getByRole("button", { name: say("fr", "second_look_take") }));
  await expect(page).toHaveURL(new RegExp(`/staff/second-looks/${id}$`));
  const other = await page.context().newPage();
  await other.goto(`/staff/requests/${reference}`);
  await page.locator('[name="verdict"][value="approve"]').check();
  await press(page, page.getByRole("button", { name: say("fr", "second_look_answer") }));
  await expect(page.locator("main")).toContainText(say("fr", "second_look_told_not_independent"));
  expect((await page.goto(`/staff/second-looks/${id}`))?.status()).toBe(404);
});
