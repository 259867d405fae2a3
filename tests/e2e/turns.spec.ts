import { type Browser, expect } from "@playwright/test";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { readAccount, webhooksOf } from "#tests/support/e2e/client-area.ts";
import { Customer, newcomer, samplePdf } from "#tests/support/e2e/customer.ts";
import {
  auditOf,
  letTheDelayPass,
  newAccount,
  newMobile,
  referenceOf,
  sql,
  statusOf,
} from "#tests/support/e2e/database.ts";
import { awaitCode, awaitLink, awaitMessage, sentTo } from "#tests/support/e2e/outbox.ts";
import { buttonOf, press } from "#tests/support/e2e/press.ts";
import { approveByTwo, Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";
import { everySecond } from "#tests/support/scenario/scale.ts";

test.describe.configure({ mode: "parallel" });

async function submitted(browser: Browser, locale: "fr" | "en" = "fr") {
  const account = await newAccount("individual", { locale });
  const mobile = await newMobile();
  const customer = await Customer.at(browser, account);
  await customer.submitStandard("individual.add", mobile);
  return { account, mobile, customer, reference: await referenceOf(account) };
}

/** Approved, but waiting for its effect: the old number was lost. */
async function held(browser: Browser) {
  const { account, mobile, customer } = await newcomer(browser, "individual", { hasMobile: true });
  await customer.choose("individual.change");
  await customer.number(mobile);
  await customer.verify(mobile);
  await customer.page.locator("details:has([value=lost]) > summary").click();
  await press(customer.page, customer.page.locator("button[value=lost]"));
  await customer.submit();
  const reference = await referenceOf(account);
  const reviewer = await Desk.of(browser, "reviewer");
  await reviewer.see(reference);
  await reviewer.approve();
  expect(await statusOf(reference)).toBe("approved");
  return { account, mobile, customer, reference };
}

async function sayNotMe(
  customer: Customer,
  link: string,
  title: "journey_notice_done_title" | "journey_notice_ended_title" = "journey_notice_done_title",
) {
  await customer.page.goto(link);
  const label = await customer.page.locator("label[for=word]").innerText();
  const word = /\b[A-Z]{4,}\b/.exec(label)?.[0] ?? "";
  await customer.fill({ word });
  await expect(customer.heading()).toHaveText(say(customer.account.locale, title));
}

test("changes requested by staff reopen only the step they name, and the answer goes back to staff", async ({
  browser,
}) => {
  const { account, mobile, customer } = await newcomer(browser, "company");
  await customer.submitAcquired(mobile, "old.pdf");
  const reference = await referenceOf(account);
  const agent = await Desk.of(browser, "agent");
  await agent.see(reference);
  await agent.askForChanges(["documents"], "Ce Kbis a plus de trois mois.");
  expect(await statusOf(reference)).toBe("returned");
  const { text } = await awaitMessage(account.email, /Ce Kbis a plus de trois mois\./);
  const link = /\/login\/[\w-]+/.exec(text)?.[0] ?? "";

  const again = await Customer.at(browser, account);
  await again.open(link);
  await expect(again.page.locator("main")).toContainText("Ce Kbis a plus de trois mois.");
  for (const closed of ["mobile", "contact", "situation", "verification"]) {
    await again.page.goto(`/request/${closed}`);
    await expect(again.page).toHaveURL(/\/request$/);
  }
  await expect(again.page.locator("main")).toContainText("Sans réponse de votre part avant le");
  await press(
    again.page,
    again.page.locator("main a.button, main a[href*='/request/documents']").first(),
  );
  await again.upload("kbis", "new.pdf", await samplePdf("new"));
  await again.goOnFromDocuments();
  await again.submit();
  await approveByTwo(browser, reference);
  expect(await readAccount(account)).toMatchObject({ mobile: null });
  await letTheDelayPass(reference);
  await expect.poll(() => statusOf(reference)).toBe("applied");
  expect(await readAccount(account)).toMatchObject({ mobile });
});

test("wrong last digits are refused with what was entered, and the number is whole only after the decision", async ({
  browser,
}) => {
  const { mobile, reference } = await submitted(browser);
  const reviewer = await Desk.of(browser, "reviewer");
  await reviewer.see(reference);
  const digits = mobile.slice(-4);
  const ending = mobile.slice(-6);
  const source = async () => (await reviewer.page.content()).replace(/[\s\u00a0\u202f]/g, "");
  expect(await source()).not.toContain(ending);
  const call = reviewer.page.locator('form[action$="/approval"] a[href="tel:+33199001234"]');
  await expect(call).toHaveText("+33 1 99 00 12 34");
  await call.click({ trial: true });
  const wrong = String((Number(digits) + 1) % 10_000).padStart(4, "0");
  const refused = await reviewer.approve({ lastFour: wrong });
  expect(refused.status()).toBe(422);
  await expect(reviewer.page.locator(".error-summary")).toContainText(
    say("fr", "decision_refused_last_four_wrong"),
  );
  await expect(reviewer.page.locator('[name="lastFour"]')).toHaveValue(wrong);
  await expect(reviewer.page.locator('[value="called-back"]')).toBeChecked();
  await expect(reviewer.page.locator("#who")).toContainText(
    say("fr", "decision_risk_wrong_last_four"),
  );
  expect(await source()).not.toContain(ending);
  await reviewer.approve();
  expect(await statusOf(reference)).toBe("applied");
  await reviewer.see(reference);
  expect(await source()).toContain(ending);
});

test("without a telephone known from before, two people approve and the effect waits", async ({
  browser,
}) => {
  const account = await newAccount("individual", { hasPhone: false });
  const customer = await Customer.at(browser, account);
  await customer.submitStandard("individual.add", await newMobile());
  const reference = await referenceOf(account);
  const [one, other] = [
    await Desk.of(browser, "reviewer"),
    await Desk.of(browser, "colleague", { width: 360 }),
  ];
  await one.see(reference);
  await expect(one.page.locator("main")).toContainText(
    say("fr", "decision_approvals", { given: 0, needed: 2 }),
  );
  expect((await one.approve()).status()).toBe(200);
  expect(await statusOf(reference)).toBe("submitted");
  await expect(one.page.locator("main")).toContainText(
    say("fr", "decision_refused_already_approved"),
  );
  await expect(one.page.locator('form[action$="/approval"]')).toHaveCount(0);
  await expectForEverybody(one.page, "a case that waits for its second approval");
  await other.page.goto(`/staff/requests?q=${account.login}`);
  await expect(other.page.locator("main")).toContainText(
    say("fr", "decision_approvals", { given: 1, needed: 2 }),
  );
  await other.see(reference);
  await other.approve();
  expect(await statusOf(reference)).toBe("approved");
  expect(await readAccount(account)).toMatchObject({ mobile: null });
});

test("a freeze is lifted by two administrators when nobody could be called", async ({
  browser,
}) => {
  const { account, reference } = await submitted(browser);
  const owner = await Customer.at(browser, account);
  await sayNotMe(owner, await awaitLink(account.email, "notice"));
  const [one, other] = [
    await Desk.of(browser, "administrator"),
    await Desk.of(browser, "colleague"),
  ];
  await one.see(reference);
  await one.liftFreeze("La cliente a répondu par courrier.", "none");
  await expect(one.page.locator(".notice[data-tone=danger]")).toContainText(
    "La cliente a répondu par courrier.",
  );
  expect((await one.liftFreeze("Encore moi.", "none")).status()).toBe(422);
  await other.see(reference);
  await expectForEverybody(other.page, "a freeze that waits for a second administrator");
  await other.liftFreeze("Je confirme.", "none");
  await expect(other.page.locator('form[action$="/unfreeze"]')).toHaveCount(0);
  expect((await auditOf(reference)).slice(-3)).toEqual([
    "frozen",
    "freeze-lift-proposed",
    "freeze-lifted",
  ]);
});

for (const locale of everySecond(["fr", "en"] as const, 1)) {
  test(`a rejection gives the reason, in the customer's language (${locale})`, async ({
    browser,
  }) => {
    const { account, customer, reference } = await submitted(browser, locale);
    const reviewer = await Desk.of(browser, "reviewer");
    await reviewer.see(reference);
    const reason = locale === "fr" ? "Numéro injoignable." : "Nobody answered the call.";
    await reviewer.reject(reason);
    expect(await statusOf(reference)).toBe("rejected");
    const { subject } = await awaitMessage(account.email, new RegExp(reason));
    expect(subject).toBe(say(locale, "mail_rejected_subject", { brand: "SafeBrands", reference }));
    await customer.page.reload();
    await expect(customer.heading()).toHaveText(say(locale, "journey_status_rejected_title"));
    await expect(customer.page.locator("main")).toContainText(reason);
    expect(await readAccount(account)).toMatchObject({ mobile: null });
  });
}

test("“this was not me” at submission freezes the request until an administrator lifts it", async ({
  browser,
}) => {
  const { account, customer, mobile, reference } = await submitted(browser);
  const owner = await Customer.at(browser, account);
  await sayNotMe(owner, await awaitLink(account.email, "notice"));
  await customer.page.reload();
  await expect(customer.heading()).toHaveText(say("fr", "journey_status_frozen_title"));
  const reviewer = await Desk.of(browser, "reviewer");
  await reviewer.see(reference);
  await expect(reviewer.page.locator('form[action$="/approval"]')).toHaveCount(0);
  await expect(reviewer.page.locator('form[action$="/unfreeze"]')).toHaveCount(0);
  const administrator = await Desk.of(browser, "administrator");
  await administrator.see(reference);
  await administrator.liftFreeze("Rappelé au téléphone connu : c’était bien lui.");
  await awaitMessage(account.email, /levé la suspension/);
  expect(await administrator.page.locator("main").innerText()).toContain(
    say("fr", "decision_refused_involved"),
  );
  await approveByTwo(browser, reference);
  expect(await readAccount(account)).toMatchObject({ mobile: null });
  await letTheDelayPass(reference);
  await expect.poll(() => statusOf(reference)).toBe("applied");
  expect(await readAccount(account)).toMatchObject({ mobile });
  expect((await auditOf(reference)).slice(-5)).toEqual([
    "frozen",
    "freeze-lifted",
    "approval-given",
    "approved",
    "applied",
  ]);
});

test("“this was not me” between approval and effect stops the effect until an administrator lifts the freeze; after the effect it raises an alert that an administrator settles", async ({
  browser,
}) => {
  const { account, mobile, reference } = await held(browser);
  const owner = await Customer.at(browser, account);
  const old = account.mobile ?? "";
  await sayNotMe(owner, await awaitLink(old, "notice", 1));
  await letTheDelayPass(reference);
  await expect
    .poll(async () => {
      const [row] = await sql()`select count(*)::int as n from graphile_worker.jobs j
        join requests r on j.key = 'apply:' || r.id where r.reference = ${reference}`;
      return row?.n as number;
    })
    .toBe(0);
  expect(await statusOf(reference)).toBe("approved");
  expect(await readAccount(account)).toMatchObject({ mobile: old });
  expect(await webhooksOf(account)).toEqual([]);
  const administrator = await Desk.of(browser, "administrator");
  await administrator.see(reference);
  await administrator.liftFreeze("Vérifié.");
  await awaitMessage(old, /reprend/);
  expect(await statusOf(reference)).toBe("approved");
  await letTheDelayPass(reference);
  await expect.poll(() => statusOf(reference)).toBe("applied");
  expect(await readAccount(account)).toMatchObject({ mobile });
  await sayAlarm(owner, await awaitLink(account.email, "notice", 2));
  await administrator.see(reference);
  const desk = administrator.page.locator("main");
  await expect(desk).toContainText(say("fr", "staff_alarmed"));
  await administrator.settleAlert("Rappelé : le message avait été mal lu.");
  await expect(desk).toContainText(say("fr", "staff_alert_settled"));
  await expect(desk).not.toContainText(say("fr", "staff_alarmed"));
});

async function sayAlarm(customer: Customer, link: string) {
  await customer.page.goto(link);
  await expect(customer.page.locator("main")).toContainText(
    say("fr", "journey_notice_lead_closed"),
  );
  const label = await customer.page.locator("label[for=word]").innerText();
  await customer.fill({ word: /\b[A-Z]{4,}\b/.exec(label)?.[0] ?? "" });
  await expect(customer.heading()).toHaveText(say("fr", "journey_notice_alarmed_title"));
}

test("a request is resumed on a second device with a new link, and contains everything", async ({
  browser,
}) => {
  const account = await newAccount("company");
  const mobile = await newMobile();
  const first = await Customer.at(browser, account);
  await first.comeIn();
  await first.choose("organisation.retired");
  await first.number(mobile);
  await first.verify(mobile);
  await first.contact("Claire Héritier", `new-${account.email}`);
  await first.upload("minutes", "pv.pdf", await samplePdf("pv"));

  const second = await Customer.at(browser, account, { width: 360 });
  await second.page.goto("/link");
  await second.fill({ login: account.login });
  await second.open(await awaitLink(account.email, "login", 1));
  await expect(second.page).toHaveURL(/\/request\/documents/);
  await expect(second.page.locator("main")).toContainText("pv.pdf");
  await second.goOnFromDocuments();
  await expect(second.page.locator("main")).toContainText("Claire Héritier");
  await second.submit();
  await first.page.goto("/request/mobile");
  await expect(first.heading()).toHaveText(say("fr", "journey_status_submitted_title"));
});

test("a cookie lost half-way leads to a new link, and nothing is lost", async ({ browser }) => {
  const { account, mobile, customer } = await newcomer(browser, "individual");
  await customer.choose("individual.add");
  await customer.page.context().clearCookies();
  await customer.fill({ mobile });
  await expect(customer.page).toHaveURL(/\/link\?ended/);
  await customer.fill({ login: account.login });
  await customer.open(await awaitLink(account.email, "login", 1));
  await expect(customer.page).toHaveURL(/\/request\/mobile/);
  await customer.number(mobile);
  await customer.verify(mobile);
  await customer.submit();
});

test("a used link offers a new one, which goes to the same recipient and works", async ({
  browser,
}) => {
  const account = await newAccount("individual");
  const recipient = `other-${account.email}`;
  const inviter = await Desk.of(browser, "inviter");
  await inviter.invite(account.login, recipient);
  const link = await awaitLink(recipient, "login");
  await awaitMessage(account.email, new RegExp(recipient));
  const customer = await Customer.at(browser, account);
  await customer.open(link);
  await customer.choose("individual.add");

  const later = await Customer.at(browser, account);
  const answer = await later.page.goto(link);
  expect(answer?.status()).toBe(410);
  await expect(later.heading()).toHaveText(say("fr", "journey_dead_title"));
  await later.fill({ login: account.login });
  const renewed = await awaitLink(recipient, "login", 1);
  expect(renewed).not.toBe(link);
  await later.open(renewed);
  await expect(later.page).toHaveURL(/\/request\/mobile/);
  const mobile = await newMobile();
  await later.number(mobile);
  await later.verify(mobile);
  await later.submit();

  const reference = await referenceOf(account);
  await inviter.see(reference);
  await expect(inviter.page.locator('form[action$="/approval"]')).toHaveCount(0);
  expect(await statusOf(reference)).toBe("submitted");
});

test("an expired link offers a new one", async ({ browser }) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  const link = await customer.askForLink();
  await sql()`update links set expires_at = now() - interval '1 minute'
    where sent_to = ${account.email}`;
  expect((await customer.page.goto(link))?.status()).toBe(410);
  await customer.fill({ login: account.login });
  await customer.open(await awaitLink(account.email, "login", 1));
  await expect(customer.page).toHaveURL(/\/request\/mobile/);
});

test("going back and changing an earlier answer keeps the others", async ({ browser }) => {
  const { account, mobile, customer } = await newcomer(browser, "company");
  await customer.choose("organisation.retired");
  await customer.number(mobile);
  await customer.verify(mobile);
  await customer.contact("Claire Héritier", `new-${account.email}`);
  await customer.upload("kbis", "kbis.pdf", await samplePdf("kbis"));
  await customer.goOnFromDocuments();
  await expect(customer.heading()).toHaveText(say("fr", "journey_check_title"));
  for (const question of ["documents", "contact", "mobile", "situation"]) {
    await press(customer.page, customer.page.locator(".back-link"));
    await expect(customer.page).toHaveURL(new RegExp(`/request/${question}$`));
  }
  await expect(customer.page.locator('[value="organisation.retired"]')).toBeChecked();
  await customer.choose("organisation.acquired");
  await expect(customer.heading()).toHaveText(say("fr", "journey_check_title"));
  await expect(customer.page.locator("main")).toContainText("Claire Héritier");
  await expect(customer.page.locator("main")).toContainText("kbis.pdf");

  const other = await newMobile();
  await press(customer.page, customer.page.locator('main a[href="/request/mobile"]'));
  await customer.number(other);
  await expect(customer.page).toHaveURL(/\/request\/verification/);
  await customer.verify(other);
  await customer.submit();
});

test("a double click on the last button is one submission, with one set of messages", async ({
  browser,
}) => {
  const { account, mobile, customer } = await newcomer(browser, "individual");
  await customer.choose("individual.add");
  await customer.number(mobile);
  await customer.verify(mobile);
  await customer.page.locator("main form button").dblclick();
  await expect(customer.heading()).toHaveText(say("fr", "journey_status_submitted_title"));
  await awaitLink(account.email, "notice");
  const trail = await auditOf(await referenceOf(account));
  expect(trail.filter((action) => action === "submitted")).toHaveLength(1);
  await expect.poll(() => sentTo(account.email)).toHaveLength(3);
});

test("two tabs show the same request: an answer in one appears in the other", async ({
  browser,
}) => {
  const { account, mobile, customer } = await newcomer(browser, "individual");
  const tab = new Customer(await customer.page.context().newPage(), account);
  await tab.page.goto("/request");
  await customer.choose("individual.add");
  await tab.choose("individual.no-mailbox");
  await customer.fill({ mobile });
  await expect(customer.page).toHaveURL(/\/request$|\/request\/leaving/);
  await tab.page.goto("/request/situation");
  await tab.choose("individual.add");
  await tab.number(mobile);
  await tab.verify(mobile);
  await tab.submit();
  await customer.page.goto("/request/check");
  await expect(customer.page).toHaveURL(/\/request$/);
});

test("a change made in another tab is shown before submission", async ({ browser }) => {
  const { account, mobile, customer } = await newcomer(browser, "individual");
  await customer.choose("individual.add");
  await customer.number(mobile);
  await customer.verify(mobile);
  const tab = new Customer(await customer.page.context().newPage(), account);
  await tab.page.goto("/request/mobile");
  const other = await newMobile();
  await tab.number(other);
  await tab.verify(other);
  await press(customer.page, customer.page.locator("main form button"));
  const refusal = customer.page.locator(".error-summary");
  await expect(refusal).toContainText(say("fr", "journey_check_changed"));
  const answers = await customer.page.locator("main").innerText();
  expect(answers.replaceAll(/\D/g, "")).toContain(other.replace("+", ""));
  await customer.submit();
});

test("a withdrawn request is closed, and another can be made", async ({ browser }) => {
  const { account, customer, reference } = await submitted(browser);
  await press(customer.page, customer.page.locator('main a[href="/request/withdrawal"]'));
  await press(customer.page, customer.page.locator("main form button"));
  await expect(customer.heading()).toHaveText(say("fr", "journey_status_withdrawn_title"));
  expect(await statusOf(reference)).toBe("withdrawn");
  const again = await Customer.at(browser, account);
  await again.page.goto("/link");
  await again.fill({ login: account.login });
  await again.open(await awaitLink(account.email, "login", 1));
  await expect(again.heading()).toHaveText(say("fr", "journey_status_withdrawn_title"));
  await expect(again.page.locator("main")).toContainText(reference);
  expect(await referenceOf(account)).toBe(reference);
  await again.beginAnother();
  expect(await referenceOf(account)).not.toBe(reference);
});

for (const scripts of [true, false]) {
  test(`after a rejection a new link shows the reason and the PDFs, and a button begins another (${scripts ? "with" : "without"} scripts)`, async ({
    browser,
  }) => {
    const { account, reference } = await submitted(browser);
    const reviewer = await Desk.of(browser, "reviewer");
    await reviewer.see(reference);
    await reviewer.reject("Numéro injoignable.");
    const again = await Customer.at(browser, account, { scripts });
    await again.page.goto("/link");
    await again.fill({ login: account.login });
    await again.open(await awaitLink(account.email, "login", 1));
    await expect(again.heading()).toHaveText(say("fr", "journey_status_rejected_title"));
    await expect(again.page.locator("main")).toContainText("Numéro injoignable.");
    for (const file of ["receipt", "decision"]) {
      const pdf = await again.page.request.get(`/request/${file}.pdf`);
      expect(pdf.headers()["content-type"]).toBe("application/pdf");
      expect(pdf.headers()["content-disposition"]).toContain(reference);
    }
    expect(await referenceOf(account)).toBe(reference);
    await again.beginAnother();
    await expect(again.page.locator("main")).not.toContainText("Numéro injoignable.");
    await again.page.goto("/request/decision.pdf");
    await expect(again.page).toHaveURL(/\/request\/mobile/);
  });
}

test("a link for another recipient shows nothing of the request that has ended", async ({
  browser,
}) => {
  const { account, reference } = await submitted(browser);
  const reviewer = await Desk.of(browser, "reviewer");
  await reviewer.see(reference);
  await reviewer.reject("Numéro injoignable.");
  const other = `other-${account.email}`;
  await reviewer.invite(account.login, other);
  const stranger = await Customer.at(browser, account);
  await stranger.open(await awaitLink(other, "login"));
  await expect(stranger.page).toHaveURL(/\/request\/mobile/);
  await stranger.page.goto("/request/decision.pdf");
  await expect(stranger.page).toHaveURL(/\/request\/mobile/);
  await stranger.page.goto("/request");
  await expect(stranger.page.locator("main")).not.toContainText("Numéro injoignable.");
});

test("a dead link of a warning offers a telephone and takes a report, in the same words for any link", async ({
  browser,
}) => {
  const { account, reference, customer } = await submitted(browser);
  const { page } = customer;
  const link = await awaitLink(account.email, "notice");
  await page.goto(link);
  await expect(page.locator("main")).toContainText(account.name);
  await expect(page.locator("main")).toContainText(reference);
  await sql()`update links set expires_at = now() - interval '1 hour' where purpose = 'freeze'
    and request_id = (select id from requests where reference = ${reference})`;
  const answers: string[] = [];
  for (const address of [link, "/notice/aaaaaaaaaaaaaaaaaaaaaa"]) {
    expect((await page.goto(address))?.status()).toBe(410);
    await expect(page.locator('main a[href^="tel:"]')).toBeVisible();
    expect((await press(page, page.locator('button[value="report"]'))).status()).toBe(422);
    await page.locator('[name="report"]').fill(`Ce n’est pas moi (${address.slice(-4)})`);
    expect((await press(page, page.locator('button[value="report"]'))).status()).toBe(200);
    answers.push(await page.locator("main").innerText());
  }
  expect(answers[1]).toBe(answers[0]);
  const [told] = await sql()<{ reference: string }[]>`
    select r.reference from messages m join requests r on r.id = m.request_id
    where m.details->'report'->>'text' = ${`Ce n’est pas moi (${link.slice(-4)})`}`;
  expect(told?.reference).toBe(reference);
});

test("when two staff members decide concurrently, one wins and the other is told", async ({
  browser,
}) => {
  const { reference } = await submitted(browser);
  const one = await Desk.of(browser, "reviewer");
  const other = await Desk.of(browser, "administrator");
  await one.see(reference);
  await other.see(reference);
  const answers = await Promise.all([one.approve(), other.reject("Non.")]);
  expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 409]);
  const loser = answers[0].status() === 409 ? one : other;
  await expect(loser.page.locator(".error-summary")).toContainText(
    say("fr", "staff_refused_stale"),
  );
});

test("a decision on a version that has changed since is refused", async ({ browser }) => {
  const { reference, customer } = await submitted(browser);
  const reviewer = await Desk.of(browser, "reviewer");
  await reviewer.see(reference);
  await press(customer.page, customer.page.locator('main a[href="/request/withdrawal"]'));
  await press(customer.page, customer.page.locator("main form button"));
  const answer = await reviewer.approve();
  expect(answer.status()).toBe(409);
  await expect(reviewer.page.locator(".error-summary")).toContainText(
    say("fr", "staff_refused_stale"),
  );
  expect(await statusOf(reference)).toBe("withdrawn");
});

test("the unique code, typed by hand with the login, works as the link does", async ({
  browser,
}) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  await customer.askForLink();
  const { text } = await awaitMessage(account.email, /login\//);
  const code = /\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(text)?.[0] ?? "";
  await customer.page.goto("/code");
  await customer.page.locator('[name="login"]').fill(` ${account.login.toUpperCase()} `);
  await customer.page.locator('[name="code"]').fill(code.toLowerCase());
  await press(customer.page, buttonOf(customer.page, "code"));
  await expect(customer.page).toHaveURL(/\/request\/mobile/);
});

test("a wrong code is refused, and the right one is then accepted", async ({ browser }) => {
  const { mobile, customer } = await newcomer(browser, "individual");
  await customer.choose("individual.add");
  await customer.number(mobile);
  const code = await awaitCode(mobile);
  const answer = await customer.fill({ code: code === "000000" ? "000001" : "000000" });
  expect(answer.status()).toBe(422);
  await expect(customer.page.locator('[name="code"]')).toHaveValue("");
  await customer.fill({ code });
  await expect(customer.page).toHaveURL(/\/request\/check/);
  const twice = await customer.page.request.post("/request/verification", {
    form: { code },
    headers: { Origin: theWorld().origin },
  });
  expect(twice.url(), "a second press leads on").toContain("/request/check");
});

test("a new contact gets another link from the page of an ended one, from the customer and from staff", async ({
  browser,
}) => {
  const account = await newAccount("company");
  const mobile = await newMobile();
  const email = `new-${account.email}`;
  const customer = await Customer.at(browser, account);
  await customer.comeIn();
  await customer.choose("organisation.acquired");
  await customer.number(mobile);
  await customer.verify(mobile);
  await customer.contact("Claire Duval", email);
  const first = await awaitLink(email, "contact");
  await sql()`update links set expires_at = now() - interval '1 second' where sent_to = ${email}`;

  const contact = await Customer.at(browser, account);
  expect((await contact.page.goto(first))?.status()).toBe(410);
  expect((await contact.fill({ email: "" })).status()).toBe(422);
  await contact.fill({ email });
  await expect(contact.page.locator("main")).toContainText(
    say("fr", "journey_proof_dead_done", { hours: 24 }),
  );
  await awaitLink(email, "contact", 1);

  await customer.page.goto("/request/contact");
  await press(customer.page, customer.page.locator('button[value="resend"]'));
  await expect(customer.page.locator("main")).toContainText(email);
  await awaitLink(email, "contact", 2);
  await customer.page.goto("/request/documents");
  await customer.upload("kbis", "kbis.pdf", await samplePdf("kbis"));
  await customer.goOnFromDocuments();
  await customer.submit();
  await press(customer.page, customer.page.locator('button[value="resend"]'));
  await awaitLink(email, "contact", 3);

  const desk = await Desk.of(browser, "reviewer");
  await desk.see(await referenceOf(account));
  await press(desk.page, desk.page.locator('form[action$="/contact-proof"] button'));
  await contact.page.goto(await awaitLink(email, "contact", 4));
  await contact.fill({ email });
  await expect(contact.heading()).toHaveText(say("fr", "journey_proof_done_title"));
});

test("a recipient stopped by the main contact is invited again only with an explicit confirmation, and is shown as a risk", async ({
  browser,
}) => {
  const account = await newAccount("individual");
  const recipient = `other-${account.email}`;
  const inviter = await Desk.of(browser, "inviter");
  await inviter.invite(account.login, recipient);
  const main = await Customer.at(browser, account);
  await sayNotMe(main, await awaitLink(account.email, "notice"), "journey_notice_ended_title");

  const { page } = inviter;
  await page.goto("/staff/invitations");
  await expect(page.locator("table")).toContainText(say("fr", "staff_invitation_stopped"));
  await page.locator('[name="login"]').fill(account.login);
  await page.locator('[name="email"]').fill(recipient);
  const button = page.locator('form[action$="/invitations"] button');
  expect((await press(page, button)).status()).toBe(422);
  await page.locator('[name="knowingly"]').check();
  expect((await press(page, button)).status()).toBe(200);

  const customer = await Customer.at(browser, account);
  await customer.open(await awaitLink(recipient, "login", 1));
  await customer.choose("individual.add");
  await inviter.see(await referenceOf(account));
  await expect(page.locator("main")).toContainText(say("fr", "staff_risk_recipient_stopped"));
});
