import { expect } from "@playwright/test";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { storedDocuments } from "#tests/support/e2e/client-area.ts";
import { Customer } from "#tests/support/e2e/customer.ts";
import {
  auditOf,
  letTheDelayPass,
  newAccount,
  newMobile,
  referenceOf,
  sql,
  statusOf,
} from "#tests/support/e2e/database.ts";
import { press } from "#tests/support/e2e/press.ts";
import { approveByTwo, Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";

test.describe.configure({ mode: "parallel" });

async function atTheDocuments(
  browser: Parameters<typeof Customer.at>[0],
  device: { locale: "fr" | "en"; scripts: boolean },
) {
  const account = await newAccount("company", { locale: device.locale });
  const customer = await Customer.at(browser, account, device);
  await customer.comeIn();
  await customer.choose("organisation.acquired");
  const mobile = await newMobile();
  await customer.number(mobile);
  await customer.verify(mobile);
  await customer.keepContact();
  return { account, customer };
}

async function untilRead({ login }: { login: string }) {
  const waiting = async () => {
    const [row] = await sql()<{ count: number }[]>`
      select count(*)::int as count from documents d join requests r on r.id = d.request_id
      join accounts a on a.id = r.account_id where a.login = ${login} and d.reading = 'waiting'`;
    return row?.count;
  };
  await expect.poll(waiting).toBe(0);
}

for (const [locale, scripts] of [
  ["fr", true],
  ["en", false],
] as const) {
  const how = `${locale}, ${scripts ? "with" : "without"} JavaScript`;
  test(`a document of another company is reported immediately, explained by the customer, and seen so by staff (${how})`, async ({
    browser,
  }) => {
    test.slow();
    const { account, customer } = await atTheDocuments(browser, { locale, scripts });
    const { page } = customer;
    const bytes = await makeDocument({ kind: "kbis", name: "LA POSTE", siren: "356000000" });
    await customer.upload("kbis", "kbis.pdf", bytes);
    const list = page.locator('[data-row="kbis"]');
    await untilRead(account);
    if (!scripts) await page.reload();
    await expect(list).toContainText("356 000 000");
    await expect(list).toContainText(say(locale, "documents_explanation_label"));
    if (scripts) await expectForEverybody(page, "papers that a rule finds fault with");

    const refused = await customer.goOnFromDocuments();
    expect(refused.status()).toBe(422);
    const summary = page.locator(".error-summary");
    await expect(summary).toContainText(
      say(locale, "documents_explanation_missing", { name: "kbis.pdf" }),
    );
    if (scripts) await expect(summary).toBeFocused();
    const words = "La Poste nous a achetés hier.";
    const save = page.locator('button[value="explain"]');
    expect((await press(page, save)).status()).toBe(422);
    await page.locator('[name^="explanation-"]').fill(words);
    // Continuing saves the text just as the save button does.
    if (scripts) {
      await press(page, save);
      await expect(list).toContainText(words);
    }
    await customer.goOnFromDocuments();
    await customer.submit();

    const reference = await referenceOf(account);
    const desk = await Desk.of(browser, "reviewer", { locale, scripts });
    await desk.see(reference);
    const documents = desk.page.locator("#papers");
    await expect(documents).toContainText(words);
    await expect(documents).toContainText("356 000 000");
    await press(desk.page, documents.locator('a[href$="/view"]:not([aria-hidden])').first());
    await expect(desk.page.locator(".viewer-facts")).toContainText(
      say(locale, "staff_documents_rules"),
    );
    if (scripts) await expectForEverybody(desk.page, "the paper at the desk");
    await approveByTwo(browser, reference, { scripts });
    const [approval] = await sql()<{ findings: Record<string, string[]> }[]>`
      select e.details -> 'findings' as findings from audit_events e
      join requests r on r.id = e.request_id
      where r.reference = ${reference} and e.action = 'approved'`;
    expect(Object.values(approval?.findings ?? {}).flat()).toContainEqual(
      expect.stringMatching(/^number: other/),
    );
  });
}

test("documents are erased 30 days after the decision, and staff see that they are", async ({
  browser,
}) => {
  const { account, customer } = await atTheDocuments(browser, {
    locale: "fr",
    scripts: true,
  });
  const bytes = await makeDocument({ kind: "kbis", name: account.name, date: "2026-11-20" });
  await customer.upload("kbis", "kbis.pdf", bytes);
  await untilRead(account);
  await customer.goOnFromDocuments();
  await customer.submit();
  const reference = await referenceOf(account);
  expect((await storedDocuments(reference)).get("kbis.pdf")?.equals(bytes)).toBe(true);
  await approveByTwo(browser, reference);
  const desk = await Desk.of(browser, "reviewer");
  await letTheDelayPass(reference);
  await expect.poll(() => statusOf(reference)).toBe("applied");
  await sql()`update requests set decided_at = decided_at - interval '31 days'
    where reference = ${reference}`;
  await sql()`select graphile_worker.add_job('purge-papers')`;
  await expect.poll(() => auditOf(reference)).toContain("papers-purged");

  const [row] = await sql()<{ facts: { name: string }[]; sha256: string; left: number }[]>`
    select d.facts, d.sha256, (select count(*)::int from document_files f
      where f.document_id = d.id and f.object_key is not null) as left
    from documents d join requests r on r.id = d.request_id where r.reference = ${reference}`;
  expect(row?.left).toBe(0);
  expect(row?.facts.map(({ name }) => name)).toContain("siren");
  await desk.see(reference);
  await expect(desk.page.locator("#papers")).toContainText(say("fr", "staff_documents_purged_tag"));
  await expectForEverybody(desk.page, "the paper at the desk");
});
