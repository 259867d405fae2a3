import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, type Page, type Response } from "@playwright/test";
import { awaitUploadScript, Customer } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { awaitCode, awaitLink } from "#tests/support/e2e/outbox.ts";
import { buttonOf, press } from "#tests/support/e2e/press.ts";
import { test } from "#tests/support/e2e/test.ts";
import { walkIn } from "#tests/support/e2e/walker.ts";
import { type Locale, say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

interface Expected {
  readonly field: string;
  readonly kept?: string;
  readonly message?: string;
  /** The values in the message. */
  readonly inputs?: Readonly<Record<string, string | number>>;
  readonly status?: number;
}

async function expectRefusal(page: Page, answer: Response, locale: Locale, expected: Expected) {
  expect(answer.status()).toBe(expected.status ?? 422);
  await expectErrorShown(page, locale, expected);
}

async function expectErrorShown(
  page: Page,
  locale: Locale,
  { field, kept, message, inputs }: Expected,
) {
  await expect(page).toHaveTitle(locale === "fr" ? /^Erreur\s: / : /^Error: /);
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(`.error-summary a[href="#${field}"]`)).toHaveCount(1);
  await expect(page.locator(`#${field}`).first()).toBeAttached();
  await expect(page.locator(`#${field}-error`)).toBeVisible();
  if (message)
    await expect(page.locator(`#${field}-error`)).toContainText(say(locale, message, inputs));
  const shown = page.locator(`[name="${field}"]:not([type="hidden"])`);
  if (kept !== undefined) await expect(shown.last()).toHaveValue(kept);
}

/** The account's situation is checked already; a browser cannot uncheck a radio button. */
async function uncheck(page: Page, name: string) {
  const checked = page.locator(`[name="${name}"]:checked`);
  await checked.evaluate((one: HTMLInputElement) => (one.checked = false));
}

for (const locale of ["fr", "en"] as const) {
  test(`every question refuses invalid input with a message, and keeps what was entered (${locale})`, async ({
    browser,
  }) => {
    const account = await newAccount("company", { locale });
    const customer = await Customer.at(browser, account);
    const { page } = customer;
    const refused = async (fields: Record<string, string>, expected: Expected) => {
      const path = new URL(page.url()).pathname;
      const answer = await customer.fill(fields);
      expect(new URL(page.url()).pathname).toBe(path);
      await expectRefusal(page, answer, locale, expected);
    };

    await page.goto("/link");
    await refused({ login: " " }, { field: "login", message: "journey_login_missing" });
    await page.goto("/code");
    await refused({ login: "" }, { field: "login", message: "journey_login_missing" });
    await page.locator('[name="code"]').fill("AAAA-BBBB-CCCC");
    await refused({ login: account.login }, { field: "code", message: "journey_not_recognised" });
    await expect(page.locator('[name="login"]')).toHaveValue(account.login);
    await refused({ login: " " }, { field: "login", message: "journey_login_missing" });
    await expect(page.locator('[name="code"]')).toHaveValue("AAAA-BBBB-CCCC");

    const link = await customer.askForLink();
    await page.goto(link);
    await refused({ login: "" }, { field: "login", message: "journey_login_missing" });
    await refused(
      { login: "somebody.else" },
      { field: "login", kept: "somebody.else", message: "journey_not_recognised" },
    );
    await customer.fill({ login: account.login });

    await page.goto("/request/situation");
    await uncheck(page, "situation");
    const unanswered = await press(page, buttonOf(page, "situation"));
    await expectRefusal(page, unanswered, locale, {
      field: "situation",
      message: "journey_situation_missing",
    });
    await customer.choose("organisation.retired");

    for (const [mobile, kind] of [
      ["", "missing"],
      ["bonjour", "no_digits"],
      ["04 88 66 22 23", "fixed"],
      ["09 37 00 12 34", "voip"],
      ["0899 70 00 00", "premium"],
      ["0700 12 34 56 78 90", "machine"],
      ["+881 6 12 34 56 78", "satellite"],
      ["+7 912 345 67 89", "country"],
    ] as const) {
      await refused(
        { mobile },
        {
          field: "mobile",
          kept: mobile,
          message: `journey_mobile_${kind}`,
          inputs: { typed: mobile },
        },
      );
    }
    const mobile = await newMobile();
    await customer.number(mobile);
    await customer.verify(mobile);

    await refused(
      { contactName: "Claire", contactRole: "", contactEmail: "claire@" },
      {
        field: "contactEmail",
        kept: "claire@",
        message: "journey_email_domain",
        inputs: { typed: "claire@" },
      },
    );
    await expect(page.locator("#contactRole-error")).toBeVisible();
    await expect(page.locator('[name="contactName"]')).toHaveValue("Claire");
    await customer.contact("Claire", `new-${account.email}`);

    const empty = await press(page, page.locator('button[value="continue"]'));
    await expectRefusal(page, empty, locale, {
      field: "document",
      message: "journey_documents_documents_missing",
    });
    await page.locator('[name="kind"][value="kbis"]').check();
    // With the script, the browser reports what it can check before anything is sent.
    await awaitUploadScript(page);
    await page.locator("form[data-upload] button[type=submit]").click();
    await expectErrorShown(page, locale, {
      field: "document",
      message: "journey_documents_file_missing",
    });
    await expect(page.locator('[name="kind"][value="kbis"]')).toBeChecked();

    await page.goto(await awaitLink(`new-${account.email}`, "contact"));
    await refused({ email: "" }, { field: "email", message: "journey_proof_email_missing" });
    await refused(
      { email: "nobody@exemple.fr" },
      { field: "email", kept: "nobody@exemple.fr", message: "journey_proof_wrong_email" },
    );
  });

  test(`authorised addresses, codes and words of warnings are refused with a message (${locale})`, async ({
    browser,
  }) => {
    const account = await newAccount("individual", { locale });
    const customer = await Customer.at(browser, account);
    const { page } = customer;
    await customer.comeIn();
    await customer.choose("individual.no-mobile");
    for (const [addresses, message] of [
      ["", "journey_addresses_missing"],
      ["10.0.0.1", "journey_address_private"],
      ["8.8.0.0/16", "journey_address_too_wide"],
      ["not an address", "journey_address_unreadable"],
    ] as const) {
      const answer = await customer.fill({ addresses });
      const inputs = { ipv4: 24, ipv6: 48 };
      const expected = { field: "addresses", kept: addresses, message, inputs };
      await expectRefusal(page, answer, locale, expected);
    }
    await page.goto("/request/situation");
    await customer.choose("individual.add");
    const mobile = await newMobile();
    await customer.number(mobile);
    for (const [code, message] of [
      ["", "journey_verify_code_malformed"],
      ["12345", "journey_verify_code_length"],
    ] as const) {
      const answer = await customer.fill({ code });
      const inputs = { count: 5, expected: 6 };
      await expectRefusal(page, answer, locale, { field: "code", kept: "", message, inputs });
    }
    // The button counts down the seconds; the server refuses a request that bypasses it.
    const form = { intent: "resend" };
    const headers = { Origin: theWorld().origin };
    const tooSoon = await page.request.post("/request/verification", { form, headers });
    expect(tooSoon.status()).toBe(429);
    await page.goto("/request/verification");
    await customer.fill({ code: await awaitCode(mobile) });
    await customer.submit();
    await page.goto(await awaitLink(account.email, "notice"));
    const empty = await customer.fill({ word: "" });
    await expectRefusal(page, empty, locale, {
      field: "word",
      message: "journey_notice_word_missing",
    });
    const wrong = await customer.fill({ word: "BALEINE" });
    await expectRefusal(page, wrong, locale, {
      field: "word",
      kept: "BALEINE",
      message: "journey_notice_wrong_word",
    });
  });
}

test("a number of a refused kind is not kept, and no SMS is paid for it", async () => {
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "individual.add" });
  for (const mobile of [
    ["01 42 68 53 00", "+32 2 555 12 12"],
    ["09 72 12 34 56", "0937 00 12 34", "0938 00 12 34", "0939 00 12 34", "+44 56 1234 5678"],
    ["0899 12 34 56", "0820 12 34 56", "0800 12 34 56", "+44 76 4012 3456"],
    ["0700 12 34 56 78 90", "+33700123456"],
    ["+870 773 111 632", "+881 612 345 678", "+882 16 123 4567", "+883 510 012 345"],
    ["+81 90 1234 5678", "+7 912 345 67 89"],
  ].flat()) {
    expect((await visitor.post("/request/mobile", { mobile })).status, mobile).toBe(422);
    await visitor.post("/request/verification", { intent: "send" });
  }
  const [kept] = await sql()<{ mobile: string | null; messages: number; jobs: number }[]>`
    select r.mobile,
      (select count(*)::int from messages m where m.request_id = r.id) as messages,
      (select count(*)::int from graphile_worker._private_jobs j
        where j.payload::text like '%' || r.id || '%') as jobs
    from requests r where r.reference = ${await referenceOf(account)}`;
  expect(kept).toEqual({ mobile: null, messages: 0, jobs: 0 });
});

test("an overseas number in mainland notation is refused with a question, and one button says yes", async ({
  browser,
}) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  await customer.comeIn();
  await customer.choose("individual.add");
  const mobile = "0692 12 34 56";
  const answer = await customer.fill({ mobile });
  const shown = "+262 692 12 34 56";
  await expectRefusal(customer.page, answer, "fr", {
    field: "mobile",
    kept: mobile,
    message: "journey_mobile_proposed",
    inputs: { typed: mobile, shown, territory: "La Réunion" },
  });
  await expect(customer.page.locator("main .button-primary")).toHaveCount(1);
  const yes = say("fr", "journey_mobile_propose_yes", { number: shown });
  await press(customer.page, customer.page.getByRole("button", { name: yes }));
  await expect(customer.page).toHaveURL(/\/request\/verification/);
});

test("a number outside every known range is accepted with an explanation", async ({ browser }) => {
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  await customer.comeIn();
  await customer.choose("individual.add");
  expect((await customer.fill({ mobile: "+33 6 94 12 34 56" })).status()).toBe(422);
  await expect(customer.page.locator("main")).toContainText("+594 694 12 34 56");
  expect((await customer.fill({ explanation: "" })).status()).toBe(422);
  await customer.fill({ explanation: "Numéro de Guyane gardé en métropole." });
  await expect(customer.page).toHaveURL(/\/request\/verification/);
  await expect(customer.page.locator("main")).toContainText("+33 6 94 12 34 56");
});

test("a form that did not come from our pages is refused with a page that says so", async () => {
  const { origin } = theWorld();
  for (const headers of [
    {},
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: origin, "Sec-Fetch-Site": "cross-site" },
    { Origin: origin, "Sec-Fetch-Site": "same-site" },
  ] as Record<string, string>[]) {
    const answer = await sendForm(`${origin}/link`, headers);
    expect(answer.status, JSON.stringify(headers)).toBe(403);
    const title =
      Object.keys(headers).length === 0 ? "common_form_silent_title" : "common_stale_form_title";
    expect(answer.text).toContain(say("fr", title));
  }
});

/** Not `fetch`: it overrides some of these headers. */
function sendForm(url: string, headers: Record<string, string>) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const type = { "Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "fr" };
    const sent = request(url, { method: "POST", headers: { ...type, ...headers } }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, text: body }), reject);
    });
    sent.on("error", reject).end("login=nobody");
  });
}

test("a token that is unknown, cut, re-cased or encoded leads to a page, never to a server error", async ({
  browser,
}) => {
  const { origin } = theWorld();
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  const token = (await customer.askForLink()).split("/").at(-1) ?? "";
  const swapped = token.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const encoded = [...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
  const bad = [
    "x",
    token.slice(0, -1),
    swapped,
    "x%00",
    "%E0%A4%A",
    "%ff",
    "a".repeat(5000),
    "x%2F..",
  ];
  for (const kind of ["login", "contact", "notice"]) {
    for (const variant of bad) {
      const seen = await fetch(`${origin}/${kind}/${variant}`);
      expect([400, 404, 410], `GET /${kind}/${variant.slice(0, 60)}`).toContain(seen.status);
      expect(seen.headers.get("content-type")).toContain("text/html");
      const sent = await fetch(`${origin}/${kind}/${variant}`, {
        method: "POST",
        headers: { Origin: origin, Cookie: "cookies=1" },
        body: new URLSearchParams({ login: account.login, email: "a@b.fr", word: "PONT" }),
      });
      expect([400, 404, 410, 422], `POST /${kind}/${variant.slice(0, 60)}`).toContain(sent.status);
    }
  }
  // Percent-encoded, it is the same URL in another notation.
  expect((await fetch(`${origin}/login/${encoded}`)).status).toBe(200);
  // A mail program takes the full stop after the link for a part of it.
  await customer.open(`/login/${token}.`);
  await expect(customer.page).toHaveURL(/\/request\/mobile/);
});

test("fifty visits of a mail scanner, scripts and first button included, leave the link valid", async ({
  browser,
}) => {
  test.slow();
  const { origin } = theWorld();
  const account = await newAccount("individual");
  const customer = await Customer.at(browser, account);
  const link = await customer.askForLink();
  for (let visit = 0; visit < 20; visit += 1) {
    await fetch(origin + link, { method: "HEAD" });
    await fetch(origin + link);
  }
  const scanner = await Customer.at(browser, account);
  for (let visit = 0; visit < 10; visit += 1) {
    await scanner.page.goto(link);
    await press(scanner.page, scanner.page.locator("main form button").first());
  }
  await customer.open(link);
  await expect(customer.page).toHaveURL(/\/request\/mobile/);
});

test("an unknown address answers 404 with a page in the visitor's language", async () => {
  const { origin } = theWorld();
  for (const locale of ["fr", "en"] as const) {
    const answer = await fetch(`${origin}/nowhere`, { headers: { "Accept-Language": locale } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(say(locale, "common_not_found_title"));
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
});
