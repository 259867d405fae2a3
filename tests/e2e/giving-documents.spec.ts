import { buffer } from "node:stream/consumers";
import { type Browser, expect, type Page, type Route } from "@playwright/test";
import { PDFDocument } from "pdf-lib";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { staleUploads, storedDocuments } from "#tests/support/e2e/client-area.ts";
import {
  awaitUploadScript,
  Customer,
  type Device,
  fileField,
  samplePdf,
} from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { cameraPhoto, type Photo } from "#tests/support/e2e/photos.ts";
import { openShakyLine } from "#tests/support/e2e/shaky-line.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { uploadForm, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";
import { everySecond } from "#tests/support/scenario/scale.ts";

test.describe.configure({ mode: "parallel" });

const ways = [
  { locale: "fr", scripts: true },
  { locale: "en", scripts: true },
  { locale: "en", scripts: false },
  { locale: "fr", scripts: false },
] as const;

const kilobyte = 1024;

async function openForm(page: Page, { scripts = true }: Device = {}) {
  await page.goto("/request/documents");
  if (scripts) await awaitUploadScript(page);
}

async function atTheForm(browser: Browser, device: Device = {}) {
  const account = await newAccount("company", { locale: device.locale ?? "fr" });
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "organisation.acquired" });
  await visitor.post("/request/mobile", { mobile: await newMobile() });
  await visitor.post("/request/contact", { contactChanges: "no" });
  const customer = await Customer.at(browser, account, device);
  const cookie = { name: "visit", value: visitor.cookie("visit") ?? "", url: theWorld().origin };
  await customer.page.context().addCookies([cookie]);
  await openForm(customer.page, device);
  const reference = await referenceOf(account);
  const { page } = customer;
  return { customer, page, reference, account, field: fileField(page, "kbis") };
}

async function pdf(name: string, text = name): Promise<Photo> {
  return { name, mimeType: "application/pdf", buffer: await samplePdf(text) };
}

/** Bytes per second; -1 removes the limit. */
async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page);
  return (uploadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
}

async function drop(page: Page, selector: string, files: readonly Photo[]) {
  const transfer = await page.evaluateHandle(
    (all) => {
      const data = new DataTransfer();
      for (const { name, mimeType, text } of all) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mimeType }));
      }
      return data;
    },
    files.map(({ name, mimeType, buffer }) => ({
      name,
      mimeType,
      text: buffer.toString("base64"),
    })),
  );
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent(selector, type, { dataTransfer: transfer });
  }
}

const names = (page: Page) => page.locator(".upload-file .upload-name").allTextContents();
const row = (page: Page, kind: string) => page.locator(`[data-row="${kind}"]`);
const given = (page: Page) => page.locator("[data-document]");
const heading = (page: Page) => page.locator("#wanted-kbis");
const sendButton = (page: Page) => row(page, "kbis").locator("[data-send]");
const state = (page: Page, value: string) => page.locator(`[data-progress][data-state="${value}"]`);

async function documentsOf(reference: string) {
  return sql()<{ id: string; pages: number; labels: string[]; composition: string | null }[]>`
    select d.id, d.pages, d.composition_key as composition,
      array_agg(f.label order by f.position) as labels
    from documents d join requests r on r.id = d.request_id
    join document_files f on f.document_id = d.id
    where r.reference = ${reference} and d.removed_at is null
    group by d.id order by d.received_at`;
}

async function compositionOf(browser: Browser, reference: string): Promise<Buffer> {
  let found: Awaited<ReturnType<typeof documentsOf>>[number] | undefined;
  await expect
    .poll(async () => ([found] = await documentsOf(reference))[0]?.composition)
    .toBeTruthy();
  const { page } = await Desk.of(browser, "reviewer");
  const address = `/staff/requests/${reference}/documents/${found?.id ?? ""}`;
  await page.goto(`${address}/download`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('[data-download] [value="composition"]').click(),
  ]);
  return buffer(await download.createReadStream());
}

test("phone photos, one moved up, become one upright document of three pages without location data", async ({
  browser,
}) => {
  const { customer, page, reference, field } = await atTheForm(browser, { width: 360 });
  const photos = await Promise.all(
    ["1", "3", "2"].map((number) => cameraPhoto(`page ${number}.jpg`, `Page ${number}`)),
  );
  // A camera adds one photo at a time.
  for (const photo of photos) await field.setInputFiles(photo);
  await expect(page.locator(".upload-thumbnail img:visible")).toHaveCount(3);
  await page.getByRole("button", { name: "Monter page 2.jpg" }).press("Enter");
  expect(await names(page)).toEqual(["page 1.jpg", "page 2.jpg", "page 3.jpg"]);
  await expect(page.getByRole("button", { name: "Monter page 2.jpg" })).toBeFocused();
  await expect(page.locator("[data-said]")).toHaveText(/page 2\.jpg\s: 2 sur 3/);
  await expectForEverybody(page, "photos chosen");

  expect((await customer.sendPhotos("kbis")).status()).toBe(200);
  await expect(heading(page)).toBeFocused();
  const documents = await documentsOf(reference);
  expect(documents).toMatchObject([
    { labels: ["page 1.jpg", "page 2.jpg", "page 3.jpg"], pages: 3 },
  ]);
  const stored = await storedDocuments(reference);
  for (const { name, buffer: sent } of photos)
    expect(stored.get(name)?.equals(sent), name).toBe(true);
  const bytes = await compositionOf(browser, reference);
  // A JPEG is embedded in a PDF unchanged, and so would its location data be.
  const exif = "Exif\0\0";
  expect(photos.map(({ buffer }) => buffer.includes(exif))).toEqual([true, true, true]);
  expect(bytes.includes(exif)).toBe(false);
  const pages = (await PDFDocument.load(bytes)).getPages();
  expect(pages.map((one) => one.getWidth() < one.getHeight())).toEqual([true, true, true]);
});

test("three dropped files resume by themselves after a lost connection, and nothing stale is left", async ({
  browser,
}) => {
  const line = await openShakyLine(600 * kilobyte);
  const { page, reference } = await atTheForm(browser, { proxy: line.server });
  const files = [
    await pdf("kbis.pdf"),
    await cameraPhoto("acte 1.jpg", "Acte 1"),
    await cameraPhoto("acte 2.jpg", "Acte 2"),
  ];
  await drop(page, "h1", files);
  expect(await names(page), "dropped beside the form").toEqual([]);
  await drop(page, '[data-row="kbis"]', files);
  expect(await names(page)).toEqual(files.map(({ name }) => name));
  await sendButton(page).click();
  await expect.poll(() => line.sent()).toBeGreaterThan(1_000 * kilobyte);
  line.cut();
  await expect(state(page, "waiting")).toBeVisible();
  await expect.poll(() => staleUploads(reference)).toEqual([]);
  line.mend();
  await expect(given(page)).toHaveCount(2);
  await expect(heading(page)).toBeFocused();
  expect((await documentsOf(reference)).map(({ labels }) => labels)).toEqual([
    ["kbis.pdf"],
    ["acte 1.jpg", "acte 2.jpg"],
  ]);
  await expect.poll(() => staleUploads(reference)).toEqual([]);
  await line.close();
});

test("an offline device sends by itself once it is back online", async ({ browser }) => {
  const { page, reference, field } = await atTheForm(browser);
  await page.context().setOffline(true);
  await field.setInputFiles(await pdf("kbis.pdf"));
  await expect(state(page, "offline")).toBeVisible();
  await expect(page.locator(".upload-state")).toHaveText(say("fr", "documents_offline"));
  await expectForEverybody(page, "offline");
  await page.context().setOffline(false);
  await expect(given(page)).toHaveCount(1);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.pdf"] }]);
});

test("an upload shows bytes and time left, warns before leaving, and keeps nothing when it is cancelled", async ({
  browser,
}) => {
  const { customer, page, reference, field } = await atTheForm(browser);
  const photo = await cameraPhoto("kbis.jpg", "Kbis");
  await field.setInputFiles(photo);
  const setSpeed = await slowDown(page);
  await setSpeed(photo.buffer.length / 60);
  await sendButton(page).click();
  await expect(state(page, "sending")).toBeFocused();
  await expect(page.locator(".upload-figures")).toHaveText(/\sMo sur .*\sMo, encore .* environ/);
  await expectForEverybody(page, "sending");
  const warned = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await warned;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();

  await page.getByRole("button", { name: say("fr", "documents_cancel") }).press("Enter");
  await expect(page.locator("[data-progress]")).toBeHidden();
  await expect(page.locator("[data-said]")).toHaveText(say("fr", "documents_cancelled"));
  expect(await names(page)).toEqual(["kbis.jpg"]);
  expect(await documentsOf(reference)).toEqual([]);
  await expect.poll(() => staleUploads(reference)).toEqual([]);
  await setSpeed(-1);
  expect((await customer.sendPhotos("kbis")).status()).toBe(200);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.jpg"] }]);
});

test("a failure on our side loses nothing, and a connection that stays lost is retried by hand", async ({
  browser,
}) => {
  const { page, reference, field } = await atTheForm(browser, { locale: "en" });
  const retry = page.getByRole("button", { name: say("en", "documents_retry") });
  await page.route("**/request/documents", (route) =>
    route.fulfill({ status: 503, contentType: "text/html", body: "<p>Bad gateway" }),
  );
  await field.setInputFiles(await pdf("kbis.pdf"));
  await expect(state(page, "us")).toBeVisible();
  await expect(page.locator(".upload-state")).toHaveText(say("en", "documents_us"));
  await expectForEverybody(page, "our failure");

  await page.unroute("**/request/documents");
  await page.route("**/request/documents", (route) => route.abort("connectionreset"));
  await retry.click();
  await expect(state(page, "waiting")).toBeVisible();
  await expectForEverybody(page, "waiting for the connection");
  // A press during a retry is ignored.
  for (let left = 15; left > 0 && !(await state(page, "lost").isVisible()); left -= 1) {
    await retry.click({ delay: 100 });
    await expect(state(page, "waiting").or(state(page, "lost"))).toBeVisible();
  }
  await expect(state(page, "lost")).toBeVisible();
  await expect(page.locator(".upload-state")).toHaveText(say("en", "documents_lost"));
  await expectForEverybody(page, "connection lost");

  await page.unroute("**/request/documents");
  await retry.click();
  await expect(given(page)).toHaveCount(1);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.pdf"] }]);
});

for (const { locale, scripts } of everySecond(ways)) {
  test(`files over the limits are refused in the same words (${locale}, ${scripts ? "with" : "without"} scripts)`, async ({
    browser,
  }) => {
    const { page, reference, field } = await atTheForm(browser, { locale, scripts });
    const size = (megabytes: number) => `${String(megabytes)} ${locale === "fr" ? "Mo" : "MB"}`;
    await expect(page.locator("#document-limits")).toContainText(size(20));
    await expect(page.locator("#document-limits")).toContainText(size(60));
    let sent = 0;
    page.on("request", (request) => (sent += request.method() === "POST" ? 1 : 0));
    const choose = async (files: readonly Photo[]) => {
      await field.setInputFiles([...files]);
      if (!scripts) await page.locator('button[value="continue"]').click();
    };
    const summary = page.locator(".error-summary");
    const many = await Promise.all(
      Array.from({ length: 11 }, (_, index) => pdf(`${String(index)}.pdf`)),
    );
    await choose(many);
    const tooMany = { fr: "10 fichiers et 60 Mo", en: "up to 10 files and 60 MB" };
    await expect(summary).toContainText(tooMany[locale]);
    await expect(summary).toBeFocused();
    if (scripts) await expect(page.locator("#document-kbis-error")).toContainText(tooMany[locale]);
    if (scripts) await expectForEverybody(page, `too many (${locale})`);

    await openForm(page, { scripts });
    const large = Buffer.concat([(await pdf("a")).buffer, Buffer.alloc(20 * 1024 * kilobyte)]);
    const film = { name: "film.pdf", mimeType: "application/pdf", buffer: large };
    await choose([film, { ...film, name: "vide.pdf", buffer: Buffer.alloc(0) }]);
    const words = [
      say(locale, "journey_documents_too_large", { name: "film.pdf", size: size(20) }),
      say(locale, "journey_documents_empty", { name: "vide.pdf" }),
    ];
    await expect(summary.getByRole("link")).toHaveText(words);
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("heading")).toContainText("2");
    expect(sent).toBe(scripts ? 0 : 2);
    expect(await documentsOf(reference)).toEqual([]);
    await expect.poll(() => staleUploads(reference)).toEqual([]);
  });
}

test("on a slow connection a file can be chosen before the script loads: it is sent", async ({
  browser,
}) => {
  const { page, reference, field } = await atTheForm(browser);
  let hold: (route: Route) => void = () => undefined;
  const script = new Promise<Route>((resolve) => (hold = resolve));
  await page.route("**/assets/start-*.js", (route) => hold(route));
  await page.reload();
  await field.setInputFiles(await pdf("kbis.pdf"));
  await expect(row(page, "kbis").locator("[data-chosen]")).toHaveAttribute("hidden");
  await (await script).continue();
  await expect(given(page)).toHaveCount(1);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.pdf"] }]);
});

test("a refused photo leaves the others chosen, to be sent again with a better one", async ({
  browser,
}) => {
  const { customer, page, reference, field } = await atTheForm(browser);
  const [first, second] = await Promise.all([
    cameraPhoto("1.jpg", "Page 1"),
    cameraPhoto("2.jpg", "Page 2"),
  ]);
  const broken = { ...second, buffer: Buffer.from("no picture at all") };
  await field.setInputFiles([first, broken]);
  expect((await customer.sendPhotos("kbis")).status()).toBe(422);
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(".error-summary")).toContainText(
    say("fr", "journey_documents_not_what_it_says", { name: "2.jpg" }),
  );
  expect(await names(page)).toEqual(["1.jpg"]);
  await expectForEverybody(page, "one photo refused");
  await field.setInputFiles(second);
  expect((await customer.sendPhotos("kbis")).status()).toBe(200);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["1.jpg", "2.jpg"] }]);
});

for (const locale of everySecond(["fr", "en"] as const)) {
  test(`without scripts the plain form sends several files (${locale}); sending them again changes nothing`, async ({
    browser,
  }) => {
    const { customer, page, reference, field } = await atTheForm(browser, {
      locale,
      scripts: false,
    });
    await expect(row(page, "kbis").locator("[data-chosen]")).toBeHidden();
    await expect(page.locator("[data-progress]")).toBeHidden();
    const files = [
      await pdf("kbis.pdf"),
      await cameraPhoto("1.jpg", "1"),
      await cameraPhoto("2.jpg", "2"),
    ];
    for (const round of [1, 2]) {
      await page.goto("/request/documents");
      await field.setInputFiles(files);
      expect((await customer.goOnFromDocuments()).status(), String(round)).toBe(200);
      await expect(page).toHaveURL(/\/request\/verification/);
    }
    expect((await documentsOf(reference)).map(({ labels }) => labels)).toEqual([
      ["kbis.pdf"],
      ["1.jpg", "2.jpg"],
    ]);
    await expect.poll(() => staleUploads(reference)).toEqual([]);
  });
}

test("the same bytes sent twice are one document", async ({ browser }) => {
  const { customer, page, reference } = await atTheForm(browser);
  const { buffer } = await pdf("kbis.pdf");
  for (const name of ["kbis.pdf", "kbis (1).pdf"]) {
    expect((await customer.upload("kbis", name, buffer)).status()).toBe(200);
  }
  await expect(given(page)).toHaveCount(1);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.pdf"] }]);
  await expect.poll(() => staleUploads(reference)).toEqual([]);
});

/** A letter and an extract for a death, one of three papers for an acquisition. */
const wanted = [
  { situation: "organisation.acquired", kinds: ["deed-of-sale", "kbis"], scripts: true },
  { situation: "organisation.acquired", kinds: ["deed-of-sale", "kbis"], scripts: false },
  { situation: "organisation.deceased", kinds: ["letter", "kbis"], scripts: false },
  { situation: "organisation.deceased", kinds: ["letter", "kbis"], scripts: true },
] as const;

async function atTheDocumentsOf(browser: Browser, situation: string, device: Device) {
  const account = await newAccount("company", { locale: device.locale ?? "fr" });
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation });
  await visitor.post("/request/mobile", { mobile: await newMobile() });
  const heir = { contactName: "Claire Héritier", contactRole: "Gérance" };
  const email = `new-${account.email}`;
  await visitor.post("/request/contact", { contactChanges: "yes", ...heir, contactEmail: email });
  const customer = await Customer.at(browser, account, device);
  const cookie = { name: "visit", value: visitor.cookie("visit") ?? "", url: theWorld().origin };
  await customer.page.context().addCookies([cookie]);
  await openForm(customer.page, device);
  return { customer, page: customer.page, reference: await referenceOf(account) };
}

for (const { situation, kinds, scripts } of everySecond(wanted)) {
  test(`${situation}: what was chosen and followed by "Continuer" is never lost (${scripts ? "with" : "without"} scripts)`, async ({
    browser,
  }) => {
    const { customer, page, reference } = await atTheDocumentsOf(browser, situation, { scripts });
    for (const kind of kinds) {
      const field = fileField(page, kind);
      // Photos wait for their other pages, so they are still only chosen when the button is pressed.
      if (scripts) await field.setInputFiles(await cameraPhoto(`${kind}.jpg`, kind));
      else await field.setInputFiles(await pdf(`${kind}.pdf`));
    }
    await customer.goOnFromDocuments();
    await expect(page).not.toHaveURL(/\/request\/documents/);
    const labels = (await documentsOf(reference)).flatMap((one) => one.labels);
    expect(labels.map((label) => label.split(".")[0]).sort()).toEqual([...kinds].sort());
  });
}

for (const scripts of everySecond([true, false])) {
  test(`an incomplete set stays on the page, says what is missing and keeps what was chosen (${scripts ? "with" : "without"} scripts)`, async ({
    browser,
  }) => {
    const { page, reference } = await atTheDocumentsOf(browser, "organisation.deceased", {
      scripts,
    });
    await fileField(page, "kbis").setInputFiles(await cameraPhoto("kbis.jpg", "Kbis"));
    await page.locator('button[value="continue"]').click();
    await expect(page.locator(".error-summary")).toContainText(
      say("fr", "documents_missing_one", { title: say("fr", "catalogue_document_letter") }),
    );
    await expect(page.locator(".error-summary")).toBeFocused();
    await expect(given(page)).toHaveCount(1);
    expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.jpg"] }]);
    await page.locator(".error-summary a").click();
    await expect(fileField(page, "letter")).toBeFocused();
  });
}

for (const scripts of everySecond([true, false], 1)) {
  test(`a removed document is put back; a file chosen meanwhile is kept (${scripts ? "with" : "without"} scripts)`, async ({
    browser,
  }) => {
    const { page, reference } = await atTheDocumentsOf(browser, "organisation.deceased", {
      scripts,
    });
    await fileField(page, "kbis").setInputFiles(await pdf("kbis.pdf"));
    if (!scripts) await page.locator('button[value="continue"]').click();
    await expect(given(page)).toHaveCount(1);
    await fileField(page, "letter").setInputFiles(await cameraPhoto("lettre.jpg", "Lettre"));
    await page.locator('button[name="remove"]').click();
    const restore = page.locator('button[name="restore"]');
    await expect(restore).toBeVisible({ timeout: 60_000 });
    await expect(row(page, "letter")).toContainText("lettre.jpg");
    expect((await documentsOf(reference)).flatMap(({ labels }) => labels)).toEqual(["lettre.jpg"]);
    await restore.click();
    await expect(given(page)).toHaveCount(2);
    expect((await documentsOf(reference)).flatMap(({ labels }) => labels).sort()).toEqual([
      "kbis.pdf",
      "lettre.jpg",
    ]);
  });
}

test("empty, the page is under 1,200 pixels high on a phone, in every situation and language", async ({
  browser,
}) => {
  for (const [entity, situation] of [
    ["company", "organisation.acquired"],
    ["company", "organisation.retired"],
    ["association", "organisation.retired"],
    ["company", "organisation.deceased"],
    ["association", "organisation.deceased"],
  ] as const) {
    const account = await newAccount(entity);
    const visitor = await walkIn(account);
    await visitor.post("/request/situation", { situation });
    const customer = await Customer.at(browser, account, { width: 360 });
    const cookie = { name: "visit", value: visitor.cookie("visit") ?? "", url: theWorld().origin };
    await customer.page.context().addCookies([cookie]);
    for (const language of ["fr", "en"]) {
      await customer.page.goto(`/request/documents?lng=${language}`);
      await awaitUploadScript(customer.page);
      const height = await customer.page.evaluate(() => document.documentElement.scrollHeight);
      expect.soft(height, `${entity}, ${situation}, ${language}`).toBeLessThan(1_200);
    }
  }
});

test("an integrator posts `kind` and `document`, and removes at the address of the document", async () => {
  const account = await newAccount("company");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "organisation.acquired" });
  const reference = await referenceOf(account);
  const { buffer: bytes } = await pdf("kbis.pdf");
  const added = await visitor.post("/request/documents", uploadForm("kbis", "kbis.pdf", bytes));
  expect([added.status, added.headers.get("location")]).toEqual([303, "/request/documents"]);
  const [document] = await documentsOf(reference);
  const removal = `/request/documents/${document?.id ?? ""}/removal`;
  expect((await visitor.post(removal, {})).status).toBe(303);
  expect(await documentsOf(reference)).toEqual([]);
  const none = new FormData();
  none.set("kind", "kbis");
  expect((await visitor.post("/request/documents", none)).status).toBe(422);
  const unknown = uploadForm("passport", "kbis.pdf", bytes);
  expect((await visitor.post("/request/documents", unknown)).status).toBe(422);
  expect(await documentsOf(reference)).toEqual([]);
});
