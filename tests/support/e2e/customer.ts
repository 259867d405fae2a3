import {
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  type Response,
} from "@playwright/test";
import { PDFDocument } from "pdf-lib";
import { letTheWaitPass, newAccount, newMobile, type TestAccount } from "./database.ts";
import { awaitCode, awaitLink } from "./outbox.ts";
import { buttonOf, isRedirect, press } from "./press.ts";
import { theWorld } from "./world.ts";

export interface Device {
  readonly locale?: "fr" | "en";
  readonly scripts?: boolean;
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly proxy?: string;
}

export function newDevice(browser: Browser, device: Device = {}): Promise<BrowserContext> {
  const { locale = "fr", scripts = true, width = 1280, colorScheme = "light", proxy } = device;
  return browser.newContext({
    baseURL: theWorld().origin,
    locale: locale === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    javaScriptEnabled: scripts,
    viewport: { width, height: 900 },
    colorScheme,
    ...(proxy && { proxy: { server: proxy } }),
  });
}

/** Its bytes are never the same twice. */
export async function samplePdf(text: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage().drawText(`${text} ${String(Math.random())}`);
  return Buffer.from(await document.save());
}

/**
 * The answer to a form: its refusal, or the page after a redirect; not a page that a script loads
 * again.
 */
function isAnswerToForm(response: Response): boolean {
  const request = response.request();
  const isOfForm = request.method() === "POST" || request.redirectedFrom() !== null;
  return isOfForm && !isRedirect(response);
}

export async function awaitUploadScript(page: Page): Promise<void> {
  await expect(page.locator("form[data-upload]")).toHaveAttribute("data-live");
}

export function fileField(page: Page, kind: string) {
  return page.locator(`[name="document-${kind}"]`);
}

export class Customer {
  readonly page: Page;
  readonly account: TestAccount;

  constructor(page: Page, account: TestAccount) {
    this.page = page;
    this.account = account;
  }

  static async at(browser: Browser, account: TestAccount, device: Device = {}) {
    const context = await newDevice(browser, { locale: account.locale, ...device });
    return new Customer(await context.newPage(), account);
  }

  async fill(fields: Record<string, string>): Promise<Response> {
    for (const [name, value] of Object.entries(fields)) {
      await this.page.locator(`[name="${name}"]:not([type="hidden"])`).fill(value);
    }
    return press(this.page, buttonOf(this.page, Object.keys(fields)[0] ?? ""));
  }

  async askForLink(): Promise<string> {
    await this.page.goto("/link");
    await this.fill({ login: this.account.login });
    return awaitLink(this.account.email, "login");
  }

  async open(link: string): Promise<Response> {
    await this.page.goto(link);
    return this.fill({ login: this.account.login });
  }

  async comeIn(): Promise<void> {
    await this.open(await this.askForLink());
    await expect(this.page).toHaveURL(/\/request/);
  }

  /** From the page of a request that has ended. */
  async beginAnother(): Promise<void> {
    await press(this.page, this.page.locator('form[action="/request/another"] button'));
    await expect(this.page).toHaveURL(/\/request\/mobile/);
  }

  async choose(situation: string): Promise<Response> {
    if (new URL(this.page.url()).pathname !== "/request/situation") {
      await this.page.goto("/request/situation");
    }
    await this.page.locator(`[name="situation"][value="${situation}"]`).check();
    return press(this.page, buttonOf(this.page, "situation"));
  }

  /** Saving it sends its code. */
  async number(mobile: string): Promise<void> {
    await this.#at("/request/mobile");
    await letTheWaitPass(this.account);
    await this.fill({ mobile });
    await expect(this.page).not.toHaveURL(/\/request\/mobile/);
  }

  /** The order of the questions depends on the situation. */
  async #at(path: string): Promise<void> {
    if (new URL(this.page.url()).pathname !== path) await this.page.goto(path);
  }

  /** After an acquisition. */
  async keepContact(): Promise<void> {
    await this.page.locator('[name="contactChanges"][value="no"]').check();
    await press(this.page, buttonOf(this.page, "contactChanges"));
  }

  async contact(name: string, email: string): Promise<void> {
    await this.#at("/request/contact");
    const changes = this.page.locator('[name="contactChanges"][value="yes"]');
    if (await changes.count()) await changes.check();
    await this.fill({ contactName: name, contactRole: "Gérance", contactEmail: email });
    await expect(this.page).not.toHaveURL(/\/request\/contact/);
  }

  /**
   * With scripts, choosing the file sends it. Without, the button that goes on does; when it led to
   * the next page, this comes back.
   */
  async upload(kind: string, name: string, bytes: Buffer): Promise<Response> {
    const field = fileField(this.page, kind);
    const file = { name, mimeType: "application/pdf", buffer: bytes };
    if (await this.#hasUploadScript()) {
      return this.sendDocuments(() => field.setInputFiles(file));
    }
    await field.setInputFiles(file);
    const answer = await this.goOnFromDocuments();
    const isThere = new URL(this.page.url()).pathname === "/request/documents";
    if (!isThere) await this.page.goto("/request/documents");
    return answer;
  }

  async #hasUploadScript(): Promise<boolean> {
    const hasScripts = await this.page.evaluate(() => matchMedia("(scripting: enabled)").matches);
    if (hasScripts) await awaitUploadScript(this.page);
    return hasScripts;
  }

  /** Until the answer to what `act` sends is on the page. */
  async sendDocuments(act: () => Promise<void>): Promise<Response> {
    const form = this.page.locator("form[data-upload]");
    await form.evaluate((one) => one.setAttribute("data-before", ""));
    const [answer] = await Promise.all([
      this.page.waitForResponse(
        (response) =>
          new URL(response.url()).pathname === "/request/documents" && isAnswerToForm(response),
      ),
      act(),
    ]);
    await expect(this.page.locator("form[data-before]")).toHaveCount(0);
    await this.page.waitForLoadState();
    return answer;
  }

  /** Photos wait for their other pages; this sends them. */
  sendPhotos(kind: string): Promise<Response> {
    return this.sendDocuments(() => this.page.locator(`[data-row="${kind}"] [data-send]`).click());
  }

  async goOnFromDocuments(): Promise<Response> {
    return press(this.page, this.page.locator('button[name="intent"][value="continue"]'));
  }

  /** With the code that was sent with the number, or with the proof of the other one. */
  async verify(mobile: string, sentBefore = 0): Promise<void> {
    const code = await awaitCode(mobile, sentBefore);
    await this.fill({ code });
  }

  async submit(): Promise<void> {
    await expect(this.page).toHaveURL(/\/request\/check/);
    await press(this.page, this.page.locator("main form button"));
    await expect(this.page).toHaveURL(/\/request$/);
  }

  async submitStandard(situation: string, mobile: string): Promise<void> {
    await this.comeIn();
    await this.choose(situation);
    await this.number(mobile);
    await this.verify(mobile);
    await this.submit();
  }

  async submitAcquired(mobile: string, documentName: string): Promise<void> {
    await this.choose("organisation.acquired");
    await this.number(mobile);
    await this.verify(mobile);
    await this.keepContact();
    await this.upload("kbis", documentName, await samplePdf(documentName));
    await this.goOnFromDocuments();
    await this.submit();
  }

  heading() {
    return this.page.locator("h1");
  }
}

export async function newcomer(
  browser: Browser,
  entity: Parameters<typeof newAccount>[0],
  options?: Parameters<typeof newAccount>[1],
) {
  const account = await newAccount(entity, options);
  const mobile = await newMobile();
  const customer = await Customer.at(browser, account);
  await customer.comeIn();
  return { account, mobile, customer };
}
