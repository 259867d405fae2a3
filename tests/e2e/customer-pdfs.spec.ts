import { expect, type Page } from "@playwright/test";
import { documentKindIds } from "#app/domain/situation/ids.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { Customer, newDevice, samplePdf } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf } from "#tests/support/e2e/database.ts";
import { awaitLink } from "#tests/support/e2e/outbox.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { theWorld } from "#tests/support/e2e/world.ts";
import { readBack } from "#tests/support/pdf/read-back.ts";

test.describe.configure({ mode: "parallel" });

const words = {
  fr: {
    letter: "Changement du contact principal et du numéro de mobile",
    receipt: "Accusé de réception",
    rejected: "Votre demande n’a pas été acceptée",
    receiptLink: "Accusé de réception (PDF)",
    decisionLink: "Décision (PDF)",
    specimens: "Les justificatifs acceptés, avec un spécimen de chacun",
  },
  en: {
    letter: "Change of main contact and mobile number",
    receipt: "Receipt",
    rejected: "We have not accepted your request",
    receiptLink: "Receipt (PDF)",
    decisionLink: "Decision (PDF)",
    specimens: "The documents we accept, with a specimen of each",
  },
};

const inLanguage = (locale: "fr" | "en") => ({ headers: { "Accept-Language": locale } });

async function pdfBehind(page: Page, href: string, locale: "fr" | "en") {
  await expect(page.locator(`a[href="${href}"]`)).toBeVisible();
  const answer = await page.request.get(href, inLanguage(locale));
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  const pdf = await readBack(await answer.body());
  return { ...pdf, text: pdf.text.replace(/\s+/g, " ") };
}

for (const locale of ["fr", "en"] as const) {
  const say = words[locale];
  const language = locale === "fr" ? "fr-FR" : "en-GB";

  test(`after a death the letter is filled in, and receipt and decision follow (${locale})`, async ({
    browser,
  }) => {
    const account = await newAccount("company", { locale });
    const mobile = await newMobile();
    const successor = `successor-${account.email}`;
    const customer = await Customer.at(browser, account);
    const { page } = customer;
    await customer.comeIn();
    await customer.choose("organisation.deceased");
    await customer.contact("Claire Œuvrard", successor);
    await customer.number(mobile);
    await customer.verify(mobile);
    const letter = await pdfBehind(page, "/request/letter.pdf", locale);
    expect(letter).toMatchObject({ language, pages: 1 });
    for (const text of [say.letter, account.name, "Claire Œuvrard", successor, "Anne Essai"]) {
      expect(letter.text).toContain(text);
    }
    for (const kind of ["letter", "kbis", "rne-extract"]) {
      await expect(page.locator(`a[href="/papers/${kind}"]`)).toBeVisible();
    }
    await expectForEverybody(page, "documents, with the letter");
    await customer.upload("letter", "lettre d’été.pdf", await samplePdf("lettre"));
    await customer.goOnFromDocuments();
    expect((await page.request.get("/request/receipt.pdf")).url()).toContain("/request/check");
    await customer.submit();

    const reference = await referenceOf(account);
    await expect(page.getByRole("link", { name: say.receiptLink })).toBeVisible();
    const receipt = await pdfBehind(page, "/request/receipt.pdf", locale);
    expect(receipt).toMatchObject({ language, isUniversal: true });
    for (const text of [say.receipt, reference, "lettre d’été.pdf", "Claire Œuvrard"]) {
      expect(receipt.text).toContain(text);
    }
    expect((await page.request.get("/request/decision.pdf")).url()).toMatch(/\/request$/);
    expect((await page.request.get("/request/letter.pdf")).url()).toMatch(/\/request$/);

    const desk = await Desk.of(browser, "reviewer", { locale: "fr" });
    await desk.see(reference);
    expect(
      (await desk.page.request.get(`/staff/requests/${reference}/decision.pdf`)).status(),
    ).toBe(404);
    await desk.reject("La signature manque sur la lettre.");
    await desk.see(reference);
    const theirs = await pdfBehind(desk.page, `/staff/requests/${reference}/decision.pdf`, "fr");

    await page.goto("/request");
    await expect(page.getByRole("link", { name: say.decisionLink })).toBeVisible();
    await expectForEverybody(page, "status, decided");
    const decision = await pdfBehind(page, "/request/decision.pdf", locale);
    expect(decision.text).toBe(theirs.text);
    expect(decision).toMatchObject({ language, pages: 1 });
    for (const text of [say.rejected, "La signature manque sur la lettre.", reference]) {
      expect(decision.text).toContain(text);
    }
  });

  test(`every accepted document has a public, accessible specimen (${locale})`, async ({
    browser,
  }) => {
    const context = await newDevice(browser, { locale, width: 360 });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByText(say.specimens).click();
    for (const kind of documentKindIds) {
      await expect(page.locator(`a[href="/papers/${kind}"]`)).toBeVisible();
    }
    for (const kind of documentKindIds) {
      await page.goto(`/papers/${kind}`);
      await expect(page.getByRole("img", { name: /SPECIMEN/ })).toBeVisible();
      // Only the text differs by language, not the picture or its frame.
      if (locale === "fr" || kind === "kbis") await expectForEverybody(page, kind);
      const answer = await page.request.get(`/papers/${kind}/specimen.pdf`, inLanguage(locale));
      expect(answer.headers()["content-type"]).toBe("application/pdf");
      const pdf = await readBack(await answer.body());
      expect(pdf).toMatchObject({ language, pages: 1 });
      const heading = (await page.locator("h1").textContent()) ?? "";
      expect(pdf.title?.replace(/\s/g, " ")).toBe(heading.replace(/\s/g, " "));
    }
  });
}

test("pdfs require a signed-in customer or staff member, and unknown ones do not exist", async () => {
  const stranger = new Visitor(theWorld().origin);
  for (const name of ["letter", "receipt", "decision"]) {
    const answer = await stranger.get(`/request/${name}.pdf`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/link?ended=1"]);
  }
  const staff = await stranger.get("/staff/requests/PSR-0000-00/decision.pdf");
  expect(staff.status).toBe(303);
  expect(staff.headers.get("location")).toContain("/staff/login");
  for (const path of ["/papers/passport", "/papers/passport/specimen.pdf", "/papers/kbis/x"]) {
    expect((await stranger.get(path)).status, path).toBe(404);
  }
});

test("there is no letter when the situation asks for none", async () => {
  const account = await newAccount("company");
  const visitor = new Visitor(theWorld().origin);
  await visitor.post("/link", { login: account.login });
  await visitor.post(await awaitLink(account.email, "login"), { login: account.login });
  await visitor.post("/request/situation", { situation: "organisation.acquired" });
  const answer = await visitor.get("/request/letter.pdf");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/request"]);
});
