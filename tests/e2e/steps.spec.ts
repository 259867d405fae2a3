import { expect } from "@playwright/test";
import { catalogue, usualSituation } from "#app/domain/situation/catalogue.ts";
import { Customer, samplePdf } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile } from "#tests/support/e2e/database.ts";
import { countEffort, type Effort } from "#tests/support/e2e/effort.ts";
import { awaitCode } from "#tests/support/e2e/outbox.ts";
import { buttonOf, press } from "#tests/support/e2e/press.ts";
import { type Situation, situations } from "#tests/support/e2e/situations.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

const exits: readonly Situation[] = (
  ["individual.no-mobile", "individual.no-mailbox"] as const
).map((id) => ({ id, entity: "individual", hasMobile: false, documents: [], contact: "none" }));

/** From the link in the mail to the end; "docs/decisions" says what they were before. */
const expected: Record<Situation["id"], Omit<Effort, "keys">> = {
  "individual.add": { pages: 5, clicks: 4, files: 0 },
  "individual.change": { pages: 6, clicks: 5, files: 0 },
  "organisation.standard": { pages: 5, clicks: 4, files: 0 },
  "individual.no-mobile": { pages: 6, clicks: 6, files: 0 },
  "individual.no-mailbox": { pages: 4, clicks: 4, files: 0 },
  "organisation.acquired": { pages: 9, clicks: 10, files: 1 },
  "organisation.retired": { pages: 9, clicks: 9, files: 1 },
  "organisation.deceased": { pages: 10, clicks: 10, files: 2 },
};

for (const situation of [...situations, ...exits]) {
  const { pages, clicks } = expected[situation.id];
  test(`${situation.id} takes ${String(pages)} pages and ${String(clicks)} clicks from the mail to the end`, async ({
    browser,
  }) => {
    const { id, entity, hasMobile } = situation;
    const account = await newAccount(entity, { hasMobile });
    const customer = await Customer.at(browser, account);
    const link = await customer.askForLink();
    const effort = await countEffort(customer.page);
    await customer.page.goto(link);
    await answer(customer, { login: account.login });
    const isUsual = usualSituation({ entity, mobile: account.mobile }) === id;
    if (!isUsual) await chooseAnother(customer, situation);
    await walk(customer, situation);
    const { keys, ...rest } = await effort();
    expect(rest).toEqual(expected[id]);
    // The login, ten digits, and six for each code.
    const codes = hasMobile ? 12 : 6;
    if (isUsual) expect(keys).toBe(account.login.length + 10 + codes);
  });
}

async function chooseAnother({ page }: Customer, { id }: Situation) {
  await press(page, page.getByRole("link", { name: say("fr", "journey_situation_other") }));
  await page.locator(`[name="situation"][value="${id}"]`).check();
  await press(page, buttonOf(page, "situation"));
}

async function walk(customer: Customer, situation: Situation) {
  const { steps, exit } = catalogue[situation.id];
  for (const step of steps) {
    if (step === "mobile") await proveNumbers(customer);
    if (step === "addresses") await answer(customer, { addresses: "8.8.8.8" });
    if (step === "contact") await answerContact(customer, situation);
    if (step === "documents") await give(customer, situation);
  }
  if (exit) await expect(customer.heading()).toHaveText(say("fr", "journey_leaving_title"));
  else await customer.submit();
}

/** Types as a person does, and presses the form's button. */
async function answer({ page }: Customer, fields: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(fields)) {
    await page.locator(`[name="${name}"]:not([type="hidden"])`).pressSequentially(text);
  }
  await press(page, buttonOf(page, Object.keys(fields)[0] ?? ""));
}

async function proveNumbers(customer: Customer) {
  const mobile = await newMobile();
  await answer(customer, { mobile: `0${mobile.slice(3)}` });
  for (const number of [mobile, customer.account.mobile]) {
    if (number) await answer(customer, { code: await awaitCode(number) });
  }
}

async function answerContact(customer: Customer, { contact }: Situation) {
  if (contact === "kept") {
    await customer.keepContact();
    return;
  }
  const contactEmail = `new-${customer.account.email}`;
  await answer(customer, { contactName: "Claire", contactRole: "Gérance", contactEmail });
}

async function give(customer: Customer, { documents }: Situation) {
  for (const kind of documents) {
    await customer.upload(kind, `${kind}.pdf`, await samplePdf(kind));
  }
  await customer.goOnFromDocuments();
}
