import { type Browser, expect } from "@playwright/test";
import { catalogue, usualSituation } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { readAccount, storedDocuments, webhooksOf } from "#tests/support/e2e/client-area.ts";
import { Customer, type Device, samplePdf } from "#tests/support/e2e/customer.ts";
import {
  auditOf,
  letTheDelayPass,
  newAccount,
  newMobile,
  referenceOf,
  statusOf,
  type TestAccount,
} from "#tests/support/e2e/database.ts";
import { awaitLink, sentTo } from "#tests/support/e2e/outbox.ts";
import { type Situation, situations } from "#tests/support/e2e/situations.ts";
import { approveByTwo, Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel" });

const isFull = process.env.PASSERELLE_FULL === "1";
const ways = [
  { locale: "fr", scripts: true },
  { locale: "en", scripts: false },
  { locale: "fr", scripts: false },
  { locale: "en", scripts: true },
] as const;

/** Sampled: each situation in one way, the next one in the next way. */
function isSampled(way: number, situation: number): boolean {
  return isFull || way === situation % ways.length;
}

for (const [way, { locale, scripts }] of ways.entries()) {
  const how = `in ${locale === "fr" ? "French" : "English"}, ${scripts ? "with" : "without"} JavaScript`;
  for (const [index, situation] of situations.entries()) {
    if (isSampled(way, index)) {
      test(`${situation.id}: from the invitation to the changed account, ${how}`, async ({
        browser,
      }) => {
        const account = await newAccount(situation.entity, {
          locale,
          hasMobile: situation.hasMobile,
        });
        const mobile = await newMobile();
        const inviter = await Desk.of(browser, "inviter", { scripts });
        await inviter.invite(account.login);
        const customer = await Customer.at(browser, account, { scripts });
        await customer.open(await awaitLink(account.email, "login"));
        await expect(customer.page.locator("html")).toHaveAttribute("lang", locale);
        await expect(customer.heading()).toHaveText(say(locale, "journey_mobile_title"));
        const documents = await answer(customer, situation, mobile);
        await expect(customer.heading()).toHaveText(say(locale, "journey_check_title"));
        await customer.submit();
        await expect(customer.heading()).toHaveText(say(locale, "journey_status_submitted_title"));
        const reference = await referenceOf(account);
        await expect(customer.page.locator("main")).toContainText(reference);
        expect(await readAccount(account)).toMatchObject({ mobile: account.mobile });

        const newContact = `new-${account.email}`;
        if (situation.contact === "new") {
          const proof = await awaitLink(newContact, "contact");
          const heir = await Customer.at(browser, account, { scripts });
          await heir.page.goto(proof);
          await heir.fill({ email: newContact });
          await expect(heir.heading()).toHaveText(say(locale, "journey_proof_done_title"));
        }

        if (isDecidedByTwo(situation)) await approveByTwo(browser, reference, { scripts });
        else await approveAlone(browser, reference, { scripts });
        const isHeld = isDelayed(situation);
        expect(await statusOf(reference)).toBe(isHeld ? "approved" : "applied");
        if (isHeld) {
          expect(await readAccount(account)).toMatchObject({ mobile: account.mobile });
          expect(await webhooksOf(account)).toEqual([]);
          await letTheDelayPass(reference);
          await expect.poll(() => statusOf(reference)).toBe("applied");
        }
        const email = situation.contact === "new" ? newContact : account.email;
        expect(await readAccount(account)).toMatchObject({ mobile, contact: { email } });
        await expect
          .poll(() => webhooksOf(account))
          .toMatchObject([
            {
              type: "account.mobile_changed",
              data: { login: account.login, mobile, request: reference },
            },
          ]);
        await customer.page.reload();
        await expect(customer.heading()).toHaveText(say(locale, "journey_status_applied_title"));

        const stored = await storedDocuments(reference);
        expect(stored).toEqual(documents);
        await expectTrail(reference, situation);
        await expectMessages(account, situation, { locale, mobile, newContact, reference });
      });
    }
  }

  if (isSampled(way, 0)) {
    test(`no access to the mailbox: the page with the procedure, ${how}`, async ({ browser }) => {
      const account = await newAccount("individual", { locale });
      const customer = await Customer.at(browser, account, { scripts });
      await customer.comeIn();
      await customer.choose("individual.no-mailbox");
      await expect(customer.heading()).toHaveText(say(locale, "journey_leaving_title"));
      await expect(
        customer.page.getByRole("link", { name: say(locale, "journey_no_mailbox_link") }),
      ).toHaveAttribute("href", "https://support.safebrands.com/modification-adresse-email/");
      await customer.page.getByRole("link", { name: say(locale, "journey_leaving_other") }).click();
      await expect(customer.page.locator('[value="individual.no-mailbox"]')).toBeChecked();
    });
  }

  if (isSampled(way, 1)) {
    test(`no mobile: authorised addresses, approved by staff, ${how}`, async ({ browser }) => {
      const account = await newAccount("individual", { locale });
      const customer = await Customer.at(browser, account, { scripts });
      await customer.comeIn();
      await customer.choose("individual.no-mobile");
      await expect(customer.page.locator("main")).toContainText(
        locale === "fr" ? "Quel dommage" : "What a shame",
      );
      await customer.fill({ addresses: "198.51.100.7\n81.2.69.0/24" });
      await expect(customer.page).toHaveURL(/addresses/);
      await customer.fill({ addresses: "8.8.8.8\n81.2.69.0/24" });
      await customer.submit();
      const reference = await referenceOf(account);
      const reviewer = await Desk.of(browser, "reviewer", { scripts });
      await reviewer.see(reference);
      await expect(reviewer.page.locator("main")).toContainText("81.2.69.0/24");
      await reviewer.approve();
      expect(await statusOf(reference)).toBe("approved");
      await letTheDelayPass(reference);
      await expect.poll(() => statusOf(reference)).toBe("applied");
      expect(await readAccount(account)).toMatchObject({ mobile: null });
      expect(await webhooksOf(account)).toEqual([]);
      expect(await auditOf(reference)).toEqual([
        "started",
        "signed-in",
        "answered situation",
        "answered addresses",
        "submitted",
        "approved",
        "applied",
      ]);
      await expect
        .poll(async () => (await sentTo(account.email)).map((mail) => mail.subject))
        .toContain(say(locale, "mail_effective_addresses_subject", { brand: "SafeBrands" }));
      await customer.page.reload();
      await expect(customer.heading()).toHaveText(say(locale, "journey_status_applied_title"));
    });
  }
}

async function answer(customer: Customer, situation: Situation, mobile: string) {
  const documents = new Map<string, Buffer>();
  if (!isUsual(situation)) await customer.choose(situation.id);
  for (const step of catalogue[situation.id].steps) {
    if (step === "mobile") await proveNumbers(customer, mobile);
    if (step === "contact") await answerContact(customer, situation);
    if (step === "documents") await give(customer, situation, documents);
  }
  return documents;
}

function isUsual({ id, entity, hasMobile }: Situation) {
  return usualSituation({ entity, mobile: hasMobile ? "+33612345678" : null }) === id;
}

async function proveNumbers(customer: Customer, mobile: string) {
  await customer.number(mobile);
  await customer.verify(mobile);
  if (!customer.account.mobile) return;
  await expect(customer.page).toHaveURL(/verification\/current/);
  await customer.verify(customer.account.mobile);
}

async function answerContact(customer: Customer, { contact }: Situation) {
  if (contact === "new") {
    await customer.contact("Claire Héritier", `new-${customer.account.email}`);
  } else {
    await customer.keepContact();
  }
}

async function give(customer: Customer, situation: Situation, documents: Map<string, Buffer>) {
  for (const kind of situation.documents) {
    const bytes = await samplePdf(kind);
    documents.set(`${kind}.pdf`, bytes);
    await customer.upload(kind, `${kind}.pdf`, bytes);
    await expect(customer.page.locator("main")).toContainText(`${kind}.pdf`);
  }
  await customer.goOnFromDocuments();
}

/**
 * Documents are read and viewed at any time; the other events have an order. Without scripts the
 * button that adds a document also goes on, and the test goes back to look: the last time counts.
 */
async function expectTrail(reference: string, situation: Situation) {
  const beside = ["document-read", "document-viewed"];
  const trail = await auditOf(reference);
  const last = trail.lastIndexOf("answered documents");
  const ordered = trail.filter(
    (event, index) => !beside.includes(event) && (event !== "answered documents" || index === last),
  );
  expect(ordered).toEqual(expectedTrail(situation));
  const read = async () =>
    (await auditOf(reference)).filter((event) => event === "document-read").length;
  await expect.poll(read).toBe(situation.documents.length);
}

function expectedTrail(situation: Situation): string[] {
  const { id, documents, contact, hasMobile } = situation;
  const proof = (target: string) => [`code-sent ${target}`, `number-proved ${target}`];
  const events: Record<StepId, string[]> = {
    situation: isUsual(situation) ? [] : ["answered situation"],
    mobile: ["answered mobile"],
    verification: [...proof("new"), ...(hasMobile ? proof("current") : [])],
    addresses: ["answered addresses"],
    contact: ["answered contact"],
    documents: [...documents.map(() => "document-added"), "answered documents"],
  };
  return [
    "started",
    "signed-in",
    ...catalogue[id].steps.flatMap((step) => events[step]),
    "submitted",
    ...(contact === "new" ? ["contact-proved"] : []),
    ...(isDecidedByTwo(situation) ? ["approval-given"] : []),
    "approved",
    "applied",
  ];
}

function isDecidedByTwo({ documents }: Situation) {
  return documents.length > 0;
}

async function approveAlone(browser: Browser, reference: string, device: Device) {
  const reviewer = await Desk.of(browser, "reviewer", device);
  await reviewer.see(reference);
  await reviewer.approve();
}

function isDelayed({ id, contact }: Pick<Situation, "id" | "contact">) {
  return contact === "new" || id === "organisation.acquired";
}

async function expectMessages(
  account: TestAccount,
  { id, contact, hasMobile }: Situation,
  facts: { locale: "fr" | "en"; mobile: string; newContact: string; reference: string },
) {
  const { locale, mobile, newContact, reference } = facts;
  const isHeld = isDelayed({ id, contact });
  const mails = isHeld ? 6 : 5;
  await expect.poll(async () => (await sentTo(account.email)).length).toBe(mails);
  await expect.poll(async () => (await sentTo(mobile)).length).toBe(1);
  if (contact === "new") {
    await expect.poll(async () => (await sentTo(newContact)).length).toBe(3);
  }
  if (hasMobile && account.mobile) {
    const old = account.mobile;
    await expect.poll(async () => (await sentTo(old)).length).toBe(3);
  }
  const subject = (name: string) =>
    say(locale, `mail_${name}_subject`, { brand: "SafeBrands", reference, account: account.name });
  const told = ["invitation", "received", "warning_submitted", "warning_decided", "approved"];
  const subjects = (await sentTo(account.email)).map((mail) => mail.subject);
  const expected = [...told, ...(isHeld ? ["effective_mobile"] : [])].map(subject);
  expect([...subjects].sort()).toEqual([...expected].sort());
  const [code] = await sentTo(mobile);
  const words = { brand: "SafeBrands", code: code?.text.slice(-6) ?? "", minutes: "10" };
  expect(code?.text).toContain(say(locale, "mail_sms_code", words));
  const [first] = (await sentTo(account.email)).slice(-1);
  const all = (await (await fetch(`${theWorld().origin}/outbox.json`)).json()) as { id: string }[];
  expect(all.map(({ id }) => id)).toContain(first?.id);
}
