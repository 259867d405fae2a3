import { type Browser, expect, type Page } from "@playwright/test";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";
import { expectForEverybody } from "#tests/support/e2e/axe.ts";
import { type Device, newDevice } from "#tests/support/e2e/customer.ts";
import { auditOf, sql } from "#tests/support/e2e/database.ts";
import { press } from "#tests/support/e2e/press.ts";
import { Desk } from "#tests/support/e2e/staff.ts";
import { test } from "#tests/support/e2e/test.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";
import { writingsOf } from "#tests/support/front/writings.ts";
import {
  insertShownDocument,
  kbisShown,
  pageText,
} from "#tests/support/scenario/documents-shown.ts";

test.describe.configure({ mode: "parallel" });

async function theRequest() {
  const [row] = await sql()<{ reference: string }[]>`
    select r.reference from requests r join accounts a on a.id = r.account_id
    where a.login = 'vignobles-castel'`;
  return row?.reference ?? "";
}

type Columns = Parameters<typeof insertShownDocument>[2];

async function given(columns: Columns = {}) {
  const { databaseUrl, storeEndpoint, bucket } = theWorld();
  const db = openDatabase(databaseUrl, { connections: 1 });
  const store = createS3Store({
    bucket,
    endpoint: storeEndpoint,
    region: "eu-west-3",
    checksums: "WHEN_SUPPORTED",
    credentials: { accessKeyId: "embedded", secretAccessKey: "embedded" },
  });
  const reference = await theRequest();
  const request = await findRequestByReference(db, reference);
  if (!request) throw new Error("the demonstration has no such request");
  const sample = await insertShownDocument({ db, store }, request.id, {
    ...kbisShown(),
    ...columns,
  });
  await db.close();
  return { reference, sample, address: `/staff/requests/${reference}/documents/${sample.id}` };
}

async function deskOf(browser: Browser, device?: Device) {
  return (await Desk.of(browser, "reviewer", device)).page;
}

async function countOf(action: string, id: string) {
  const [row] = await sql()<{ count: number }[]>`
    select count(*)::int as count from audit_events
    where action = ${action} and details ->> 'document' = ${id}`;
  return row?.count ?? 0;
}

/** Both in the window and in the scrolling area of the pages. */
async function isInSight(page: Page, selector: string) {
  return page.locator(selector).evaluate((mark) => {
    const { top, bottom } = mark.getBoundingClientRect();
    const room = document.querySelector("[data-area]")?.getBoundingClientRect();
    return !!room && top >= Math.max(0, room.top) && bottom <= Math.min(innerHeight, room.bottom);
  });
}

async function goToPage(page: Page, number: string) {
  await page.locator("[name=go]").fill(number);
  await Promise.all([page.waitForEvent("load"), page.locator("[name=go]").press("Enter")]);
}

/** The viewer's script loads after the page and then shows the zoom. */
async function ready(page: Page) {
  await expect(page.locator(".viewer-percent")).not.toBeEmpty();
}

function complaintsOf(page: Page) {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("a click on a fact goes to its place; words are found while the user types", async ({
  browser,
}) => {
  const { address, sample } = await given();
  const page = await deskOf(browser);
  const complaints = complaintsOf(page);
  await page.goto(`${address}/view`);
  await ready(page);
  const manager = page.locator('.facts [data-fact="7"]');
  await manager.click();
  await expect(page.locator(".sheet[data-page='2'] .mark-fact")).toHaveCount(1);
  await expect.poll(() => isInSight(page, ".mark-fact")).toBe(true);
  await expect(manager).toHaveAttribute("aria-current", "true");
  await expect(page.locator("[name=go]")).toHaveValue("2");
  await page.locator("[name=q]").fill("732829320");
  await expect(page.locator(".mark-hit")).toHaveCount(3);
  await expect.poll(() => isInSight(page, "#hit-1")).toBe(true);
  await expect(page.locator("[data-status]")).toHaveText(say("fr", "staff_documents_search_one"));
  await page.locator("[name=q]").fill("nowhere at all");
  await expect(page.locator(".mark-hit")).toHaveCount(0);
  await expect(page.locator("[data-hits-count]")).toHaveText(
    say("fr", "staff_documents_search_none"),
  );
  await page.reload();
  await expect(page.locator(".mark-fact")).toHaveCount(1);
  expect(complaints).toEqual([]);
  expect(await countOf("document-viewed", sample.id)).toBe(1);
});

test("account and document stand side by side, with their differences in words", async ({
  browser,
}) => {
  const { address } = await given();
  const page = await deskOf(browser, { locale: "en" });
  await page.goto(`${address}/view`);
  const row = (name: string) => page.locator(".beside-row", { hasText: name });
  await expect(row("SIREN")).toContainText("775 670 417");
  await expect(row("SIREN")).toContainText("732 829 320");
  await expect(row("SIREN")).toContainText(say("en", "staff_documents_like_different"));
  await expect(row(say("en", "staff_documents_compared_new_contact"))).toContainText(
    say("en", "staff_documents_like_spelling"),
  );
});

test("the viewer works with the keyboard alone", async ({ browser }) => {
  const { address } = await given();
  const page = await deskOf(browser);
  await page.goto(`${address}/view`);
  await ready(page);
  const width = () =>
    page
      .locator(".sheet-picture")
      .first()
      .evaluate((one) => one.getBoundingClientRect().width);
  const viewBox = () => page.locator(".sheet-picture").first().getAttribute("viewBox");
  const current = page.locator("[data-thumb][aria-current]");
  await page.keyboard.press("PageDown");
  await expect(current).toHaveAttribute("data-thumb", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(current).toHaveAttribute("data-thumb", "1");
  const fitted = await width();
  await page.keyboard.press("+");
  await expect.poll(width).toBeGreaterThan(fitted);
  const enlarged = await width();
  await page.keyboard.press("-");
  await expect.poll(width).toBeLessThan(enlarged);
  await page.keyboard.press("p");
  await expect(page.locator("[data-act=page]")).toHaveAttribute("aria-current", "true");
  expect(await viewBox()).toBe("0 0 595 842");
  await page.keyboard.press("r");
  expect(await viewBox()).toBe("0 0 842 595");
  await page.keyboard.press("/");
  await page.keyboard.type("lyon");
  await expect(page.locator(".mark-hit")).toHaveCount(4);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.locator(".mark-hit")).toHaveCount(0);
  await expect(page.locator("[data-area]")).toBeFocused();
  // When switched off, letters do nothing (WCAG 2.1.4).
  await page.locator("[data-shortcuts-switch]").click();
  await page.keyboard.press("r");
  expect(await viewBox()).toBe("0 0 842 595");
});

test("without JavaScript everything works too", async ({ browser }) => {
  const { address, sample } = await given();
  const page = await deskOf(browser, { scripts: false });
  await page.goto(`${address}/view`);
  await press(page, page.locator('.facts [data-fact="7"]'));
  await expect(page.locator(".sheet[data-page='2'] .mark-fact")).toHaveCount(1);
  await expect(page).toHaveURL(/#fact$/);
  await page.locator("[name=q]").fill("LYON");
  await press(page, page.locator("[data-search] button"));
  await expect(page.locator(".mark-hit")).toHaveCount(4);
  await expect(page.locator("[data-hit]")).toHaveCount(4);
  await press(page, page.locator("[data-act=turn]"));
  await expect(page.locator(".sheet-picture").first()).toHaveAttribute("viewBox", "0 0 842 595");
  await press(page, page.locator("[data-act=zoom-in]"));
  await expect(page.locator(".viewer")).toHaveAttribute("data-zoom", "125");
  await goToPage(page, "2");
  await expect(page).toHaveURL(/page=2.*#page-2$/);
  await expect(page.locator(".mark-hit")).toHaveCount(4);
  // All of it counts as one view.
  expect(await countOf("document-viewed", sample.id)).toBe(1);
  await press(page, page.locator("a[data-dialog]"));
  await expect(page.locator("h1")).toHaveText(say("fr", "staff_documents_download_title"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-download] button").click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-kbis\.pdf$/);
  expect(await countOf("document-downloaded", sample.id)).toBe(1);
});

test("the original is downloaded after a warning that states what is known, and the history records it", async ({
  browser,
}) => {
  const { reference, address, sample } = await given({
    kind: "minutes",
    verdict: "dangerous",
    dangers: ["javascript"],
    scan: "pending",
  });
  const page = await deskOf(browser);
  await page.goto(`${address}/view`);
  const dialog = page.getByRole("dialog", { name: say("fr", "staff_documents_download_title") });
  await page.locator("a[data-dialog]").click();
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText(say("fr", "staff_documents_danger_javascript"));
  await expect(dialog).toContainText(say("fr", "staff_documents_scan_pending"));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await countOf("document-downloaded", sample.id)).toBe(0);
  await page.locator("a[data-dialog]").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.locator("[data-download] button").click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks)).toEqual(sample.bytes);
  await expect(dialog).toBeHidden();
  expect(await auditOf(reference)).toContain("document-downloaded");
  await page.goto(`/staff/requests/${reference}`);
  await expect(page.locator(".history")).toContainText(
    say("fr", "staff_documents_event_downloaded"),
  );
});

test("a stranger gets no page, picture or file, and what staff get is sandboxed", async ({
  browser,
}) => {
  const { address } = await given();
  const paths = ["", "?download=1", "/view", "/pages/1", "/text", "/download"];
  const stranger = await newDevice(browser);
  for (const path of paths) {
    const answer = await stranger.request.get(address + path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], path).toEqual([
      303,
      expect.stringContaining("/staff/login"),
    ]);
  }
  const page = await deskOf(browser);
  for (const path of ["?download=1", "/pages/1", "/text"]) {
    const answer = await page.request.get(address + path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers(), path).toMatchObject({
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none';frame-ancestors 'none';sandbox",
      "x-content-type-options": "nosniff",
    });
  }
  const original = await page.request.get(`${address}?download=1`);
  expect(original.headers()["content-disposition"]).toMatch(/^attachment;/);
  const plain = await page.request.get(address, { maxRedirects: 0 });
  expect(plain.headers().location).toBe(`${address}/download`);
  const missing = address.replace(/.{4}$/, "0000");
  for (const path of ["?download=1", "/view", "/pages/1", "/text", "/download"]) {
    expect((await page.request.get(missing + path)).status(), path).toBe(404);
  }
});

test("a document is found under its own request only, and is inert however its address is written", async ({
  browser,
}) => {
  const { address, reference } = await given();
  const [other] = await sql()<{ reference: string }[]>`
    select reference from requests where reference <> ${reference} and status = 'submitted' limit 1`;
  const elsewhere = address.replace(reference, other?.reference ?? "none");
  const page = await deskOf(browser);
  for (const path of ["?download=1", "/pages/1", "/text"]) {
    const answer = await page.request.get(elsewhere + path);
    expect(answer.status(), path).toBe(404);
  }
  const written = new URL(address, theWorld().origin);
  for (const writing of writingsOf(written.pathname).filter((one) => !/^http/i.test(one))) {
    const answer = await page.request.get(`${written.origin}${writing}`);
    const { "content-security-policy": policy = "", "content-type": type } = answer.headers();
    if (type?.startsWith("text/html")) expect(policy, writing).toMatch(/script-src 'nonce-[^']+'/);
    else expect(policy, writing).toBe("default-src 'none';frame-ancestors 'none';sandbox");
  }
});

test("a long document is shown in parts", async ({ browser }) => {
  const pages = Array.from({ length: 15 }, (_, index) =>
    pageText(index + 1, [`Page numéro ${String(index + 1)}`]),
  );
  const { address } = await given({ pages, facts: [] });
  const page = await deskOf(browser);
  await page.goto(`${address}/view`);
  await expect(page.locator(".sheet")).toHaveCount(12);
  await ready(page);
  await goToPage(page, "14");
  await expect(page.locator(".sheet")).toHaveCount(3);
  await ready(page);
  await page.locator("[name=q]").fill("numéro 3");
  await press(page, page.locator("[data-hit='1']"));
  await expect(page.locator("#hit-1")).toHaveCount(1);
});

test("every state of a document is accessible", async ({ browser }) => {
  const bare = { pages: [], facts: [] };
  const read = await given({
    explanation: "Le SIREN a changé.",
    signatures: [{ state: "altered", signer: null, signedAt: null, coversWholeFile: false }],
  });
  const waiting = await given({
    ...bare,
    reading: "waiting",
    verdict: "dangerous",
    dangers: ["xfa"],
  });
  const failed = await given({ ...bare, reading: "failed", verdict: "unjudged" });
  const purged = await given({ textKey: null, purgedAt: new Date() });
  const aside = await given({ scan: "found", scanFinding: "Eicar", removedAt: new Date() });
  const page = await deskOf(browser);
  const looks: [string, number][] = [
    [`${read.address}/view?fact=4&q=lyon&zoom=150#fact`, 200],
    [`${read.address}/view?q=nothing`, 200],
    [`${waiting.address}/view`, 200],
    [`${failed.address}/view`, 200],
    [`${waiting.address}/download`, 200],
    [`${purged.address}/view`, 410],
    [`${aside.address}/download`, 403],
    [`/staff/requests/${read.reference}?paper=${read.sample.id}#paper-shown`, 200],
  ];
  for (const [path, status] of looks) {
    // A change of the fragment alone would load nothing.
    await page.goto("about:blank");
    expect((await page.goto(path))?.status(), path).toBe(status);
    await expectForEverybody(page, path);
  }
  await page.locator("a[data-dialog]").first().click();
  await expectForEverybody(page, "the dialog");
  const original = await page.request.get(`${aside.address}?download=1`);
  expect([original.status(), original.url()]).toEqual([403, expect.stringMatching(/\/download$/)]);
  expect(await countOf("document-downloaded", aside.sample.id)).toBe(0);
});
