import { buffer } from "node:stream/consumers";
import { type Browser, expect, type Page, type Route } from "@playwright/test";
import { PDFDocument } from "pdf-lib";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { staleUploads, storedDocuments } from "#tests/support/e2e/client-area.ts";
import {
  awaitUploadScript,
  Customer,
  type Device,
  samplePdf,
} from "#tests/support/e2e/customer.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import { cameraPhoto, type Photo } from "#tests/support/e2e/photos.ts";
import { openShakyLine } from "#tests/support/e2e/shaky-line.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

test.describe.configure({ mode: "parallel", timeout: 180_000 });

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
  await visitor.post("/request/contact", { intent: "keep" });
  const customer = await Customer.at(browser, account, device);
  const cookie = { name: "visit", value: visitor.cookie("visit") ?? "", url: theWorld().origin };
  await customer.page.context().addCookies([cookie]);
  await openForm(customer.page, device);
  await customer.page.locator('[name="kind"][value="kbis"]').check();
  const reference = await referenceOf(account);
  const { page } = customer;
  return { customer, page, reference, field: page.locator("input[type=file]") };
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
    .poll(async () => ([found] = await documentsOf(reference))[0]?.composition, {
      timeout: 150_000,
    })
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

  expect((await customer.sendDocuments()).status()).toBe(200);
  await expect(page.locator("[data-given] h2")).toBeFocused();
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
  await drop(page, "form[data-upload]", files);
  expect(await names(page)).toEqual(files.map(({ name }) => name));
  await page.locator("form[data-upload] button[type=submit]").click();
  await expect.poll(() => line.sent(), { timeout: 30_000 }).toBeGreaterThan(1_000 * kilobyte);
  line.cut();
  await expect(state(page, "waiting")).toBeVisible();
  await expect.poll(() => staleUploads(reference)).toEqual([]);
  line.mend();
  await expect(page.locator("[data-given] .paper")).toHaveCount(2, { timeout: 90_000 });
  await expect(page.locator("[data-given] h2")).toBeFocused();
  expect((await documentsOf(reference)).map(({ labels }) => labels)).toEqual([
    ["kbis.pdf"],
    ["acte 1.jpg", "acte 2.jpg"],
  ]);
  await expect.poll(() => staleUploads(reference)).toEqual([]);
  await line.close();
});

test("an offline device sends by itself once it is back online", async ({ browser }) => {
  const { page, reference, field } = await atTheForm(browser);
  await field.setInputFiles(await pdf("kbis.pdf"));
  await page.context().setOffline(true);
  await page.locator("form[data-upload] button[type=submit]").click();
  await expect(state(page, "offline")).toBeVisible();
  await expect(page.locator(".upload-state")).toHaveText(say("fr", "documents_offline"));
  await expectForEverybody(page, "offline");
  await page.context().setOffline(false);
  await expect(page.locator("[data-given] .paper")).toHaveCount(1, { timeout: 30_000 });
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
  await page.locator("form[data-upload] button[type=submit]").click();
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
  expect((await customer.sendDocuments()).status()).toBe(200);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.jpg"] }]);
});

test("a failure on our side loses nothing, and a connection that stays lost is retried by hand", async ({
  browser,
}) => {
  const { page, reference, field } = await atTheForm(browser, { locale: "en" });
  await field.setInputFiles(await pdf("kbis.pdf"));
  const retry = page.getByRole("button", { name: say("en", "documents_retry") });
  await page.route("**/request/documents", (route) =>
    route.fulfill({ status: 503, contentType: "text/html", body: "<p>Bad gateway" }),
  );
  await page.locator("form[data-upload] button[type=submit]").click();
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
  await expect(page.locator("[data-given] .paper")).toHaveCount(1, { timeout: 30_000 });
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.pdf"] }]);
});

for (const locale of ["fr", "en"] as const) {
  for (const scripts of [true, false]) {
    test(`files over the limits are refused in the same words (${locale}, ${scripts ? "with" : "without"} scripts)`, async ({
      browser,
    }) => {
      const { page, reference, field } = await atTheForm(browser, { locale, scripts });
      const size = (megabytes: number) => `${String(megabytes)} ${locale === "fr" ? "Mo" : "MB"}`;
      await expect(page.locator("#document-hint")).toContainText(size(20));
      await expect(page.locator("#document-hint")).toContainText(size(60));
      let sent = 0;
      page.on("request", (request) => (sent += request.method() === "POST" ? 1 : 0));
      const submit = page.locator("form[data-upload] button[type=submit]");
      const summary = page.locator(".error-summary");
      const many = await Promise.all(
        Array.from({ length: 11 }, (_, index) => pdf(`${String(index)}.pdf`)),
      );
      await field.setInputFiles(many);
      await submit.click();
      const tooMany = { fr: "10 fichiers et 60 Mo au plus", en: "10 files and 60 MB at most" };
      await expect(summary).toContainText(tooMany[locale]);
      await expect(summary).toBeFocused();
      await expect(page.locator("#document-error")).toContainText(tooMany[locale]);
      if (scripts) await expectForEverybody(page, `too many (${locale})`);

      await openForm(page, { scripts });
      const large = Buffer.concat([(await pdf("a")).buffer, Buffer.alloc(20 * 1024 * kilobyte)]);
      const film = { name: "film.pdf", mimeType: "application/pdf", buffer: large };
      await field.setInputFiles([film, { ...film, name: "vide.pdf", buffer: Buffer.alloc(0) }]);
      await page.locator('[name="kind"][value="kbis"]').check();
      await submit.click();
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
}

test("without a kind or a file both are asked for before anything is sent", async ({ browser }) => {
  const { page } = await atTheForm(browser);
  await openForm(page);
  await page.locator("form[data-upload] button[type=submit]").click();
  const words = ["journey_documents_kind_missing", "journey_documents_file_missing"];
  const summary = page.locator(".error-summary");
  await expect(summary.getByRole("link")).toHaveText(words.map((key) => say("fr", key)));
  await summary.getByRole("link").last().click();
  await expect(page.locator("input[type=file]")).toBeFocused();
});

test("on a slow connection a file can be chosen before the script loads: it is listed and sent", async ({
  browser,
}) => {
  const { customer, page, reference, field } = await atTheForm(browser);
  let hold: (route: Route) => void = () => undefined;
  const script = new Promise<Route>((resolve) => (hold = resolve));
  await page.route("**/assets/start-*.js", (route) => hold(route));
  await page.reload();
  await page.locator('[name="kind"][value="kbis"]').check();
  await field.setInputFiles(await pdf("kbis.pdf"));
  await expect(page.locator("[data-chosen]")).toHaveAttribute("hidden");
  await (await script).continue();
  await expect.poll(() => names(page)).toEqual(["kbis.pdf"]);
  expect((await customer.sendDocuments()).status()).toBe(200);
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
  expect((await customer.sendDocuments()).status()).toBe(422);
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(".error-summary")).toContainText(
    say("fr", "journey_documents_not_what_it_says", { name: "2.jpg" }),
  );
  expect(await names(page)).toEqual(["1.jpg"]);
  await expectForEverybody(page, "one photo refused");
  await field.setInputFiles(second);
  expect((await customer.sendDocuments()).status()).toBe(200);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["1.jpg", "2.jpg"] }]);
});

for (const locale of ["fr", "en"] as const) {
  test(`without scripts the plain form sends several files (${locale}); sending them again changes nothing`, async ({
    browser,
  }) => {
    const { customer, page, reference, field } = await atTheForm(browser, {
      locale,
      scripts: false,
    });
    await expect(page.locator("[data-chosen]")).toBeHidden();
    await expect(page.locator("[data-progress]")).toBeHidden();
    const files = [
      await pdf("kbis.pdf"),
      await cameraPhoto("1.jpg", "1"),
      await cameraPhoto("2.jpg", "2"),
    ];
    for (const round of [1, 2]) {
      await page.locator('[name="kind"][value="kbis"]').check();
      await field.setInputFiles(files);
      expect((await customer.sendDocuments()).status(), String(round)).toBe(200);
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
  await expect(page.locator("[data-given] .paper")).toHaveCount(1);
  expect(await documentsOf(reference)).toMatchObject([{ labels: ["kbis.pdf"] }]);
  await expect.poll(() => staleUploads(reference)).toEqual([]);
});
