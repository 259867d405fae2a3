import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { realFiles } from "#tests/support/corpus.ts";
import { storedDocuments } from "#tests/support/e2e/client-area.ts";
import { Customer, samplePdf } from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf } from "#tests/support/e2e/database.ts";
import { test } from "#tests/support/e2e/test.ts";
import { uploadForm, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { lockedPdf } from "#tests/support/pdf/pdfs.ts";
import { isFull } from "#tests/support/scenario/scale.ts";

test.describe.configure({ mode: "parallel" });

const isLocked = ({ name }: { name: string }) => name === "libreoffice-writer-password.pdf";
const documents = realFiles
  .filter((file) => !isLocked(file))
  .filter((_, index) => isFull || index % 3 === 0);

async function atTheDocuments() {
  const account = await newAccount("company");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "organisation.acquired" });
  await visitor.post("/request/mobile", { mobile: await newMobile() });
  await visitor.post("/request/contact", { contactChanges: "no" });
  return { account, visitor };
}

const refusals = [
  { what: "an empty file", key: "empty", bytes: () => Buffer.alloc(0) },
  {
    what: "HTML that calls itself a PDF",
    key: "not_what_it_says",
    bytes: () => Buffer.from("<!doctype html><script>alert(1)</script>"),
  },
  {
    what: "a JPEG that breaks off",
    key: "damaged",
    bytes: () => Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"),
  },
  {
    what: "20 MB and one byte",
    key: "too_large",
    bytes: async () =>
      Buffer.concat([await samplePdf("large"), Buffer.alloc(20 * 1024 * 1024 + 1)]).subarray(
        0,
        20 * 1024 * 1024 + 1,
      ),
  },
  {
    what: "a PDF that is cut off",
    key: "damaged",
    bytes: async () => (await samplePdf("whole")).subarray(0, 60),
  },
  { what: "a PDF with a password", key: "password", bytes: lockedPdf },
] as const;

for (const { what, key, bytes } of refusals) {
  test(`${what} is refused with its own message, and nothing of it is kept`, async ({
    browser,
  }) => {
    const { account, visitor } = await atTheDocuments();
    const customer = await Customer.at(browser, account, { scripts: false });
    const { origin } = new URL((await customer.page.goto("/"))?.url() ?? "");
    const cookie = { name: "visit", value: visitor.cookie("visit") ?? "", url: origin };
    await customer.page.context().addCookies([cookie]);
    await customer.page.goto("/request/documents");
    const answer = await customer.upload("kbis", "kbis.pdf", await bytes());
    expect(answer.status()).toBe(422);
    const words = say("fr", `journey_documents_${key}`, {
      name: "kbis.pdf",
      size: "20 Mo",
    });
    await expect(customer.page.locator("#document-kbis-error")).toContainText(words);
    await expect(customer.page.locator(".error-summary")).toBeFocused();
    expect((await storedDocuments(await referenceOf(account))).size).toBe(0);
  });
}

test("a password-protected PDF is refused with its own message", async () => {
  const locked = realFiles.find(isLocked);
  const bytes = locked === undefined ? lockedPdf() : readFileSync(locked.path);
  const { visitor } = await atTheDocuments();
  const answer = await visitor.post("/request/documents", uploadForm("kbis", "locked.pdf", bytes));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("protégé par un mot de passe");
});

for (let first = 0; first < Math.max(documents.length, 1); first += 8) {
  const some = documents.slice(first, first + 8);
  test(`real documents are kept byte for byte (${some[0]?.name ?? "none"} and those after it)`, async () => {
    test.skip(some.length === 0, "there are no real files");
    test.slow();
    const { account, visitor } = await atTheDocuments();
    const given = new Map<string, Buffer>();
    const refused: string[] = [];
    for (const { name, path } of some) {
      const bytes = readFileSync(path);
      given.set(name, bytes);
      const answer = await visitor.post("/request/documents", uploadForm("kbis", name, bytes));
      if (answer.status !== 303) refused.push(name);
    }
    expect(refused).toEqual([]);
    const stored = await storedDocuments(await referenceOf(account));
    expect([...stored.keys()].sort()).toEqual([...given.keys()].sort());
    for (const [name, bytes] of given) expect(stored.get(name)?.equals(bytes), name).toBe(true);
  });
}

test("ten concurrent uploads are all kept", async () => {
  const { account, visitor } = await atTheDocuments();
  const bytes = await Promise.all(
    Array.from({ length: 10 }, (_, index) => samplePdf(String(index))),
  );
  const answers = await Promise.all(
    bytes.map((one, index) =>
      visitor.post("/request/documents", uploadForm("kbis", `paper-${String(index)}.pdf`, one)),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303));
  const stored = await storedDocuments(await referenceOf(account));
  expect(stored.size).toBe(10);
});
