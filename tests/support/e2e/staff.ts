import { type Browser, expect, type Page, type Response } from "@playwright/test";
import { type Device, newDevice } from "./customer.ts";
import { lastFourOf, statusOf } from "./database.ts";
import { press } from "./press.ts";
import { theWorld } from "./world.ts";

/** Milliseconds. A guard against documents that are never read, not a limit: a busy machine is slow. */
const approvalMs = 420_000;

/** The colleague is an administrator too. */
export type Part = "administrator" | "inviter" | "reviewer" | "colleague" | "agent" | "auditor";

/** The two people whom a request with a raised risk asks for. */
export async function approveByTwo(
  browser: Browser,
  reference: string,
  device: Device = {},
): Promise<void> {
  for (const part of ["reviewer", "colleague"] as const) {
    expect(await statusOf(reference)).toBe("submitted");
    const desk = await Desk.of(browser, part, device);
    await desk.see(reference);
    await desk.approve();
  }
}

export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async of(browser: Browser, part: Part, device: Device = {}): Promise<Desk> {
    const { desk, origin } = theWorld();
    const context = await newDevice(browser, device);
    await context.addCookies([{ name: "desk", value: desk[part] ?? "", url: origin }]);
    return new Desk(await context.newPage());
  }

  async invite(login: string, otherRecipient?: string): Promise<void> {
    await this.page.goto("/staff/invitations");
    await this.page.locator('[name="login"]').fill(login);
    if (otherRecipient) await this.page.locator('[name="email"]').fill(otherRecipient);
    const answer = await press(this.page, this.#button("invitations"));
    expect(answer.status()).toBe(200);
  }

  async see(reference: string): Promise<void> {
    await this.page.goto(`/staff/requests/${reference}`);
    await expect(this.page.locator("h1")).toContainText(reference);
  }

  /** Documents are read first: until then no form is shown. Throws with what the page says. */
  async waitForApproval(): Promise<void> {
    const button = this.#button("approval");
    const isShown = async () => {
      if ((await button.count()) === 0) await this.page.reload();
      return (await button.count()) === 1 ? "the form" : this.#whyNoDecision();
    };
    await expect.poll(isShown, { timeout: approvalMs }).toBe("the form");
  }

  async #whyNoDecision(): Promise<string> {
    return (await this.page.locator("main .notice").allInnerTexts()).join("\n");
  }

  /** Calls the customer, who says the digits. */
  async approve(changes: { readonly lastFour?: string } = {}): Promise<Response> {
    await this.waitForApproval();
    for (const check of await this.page.locator('[name="checks"]').all()) await check.check();
    const digits = this.page.locator('[name="lastFour"]');
    if ((await digits.count()) > 0) {
      await digits.fill(changes.lastFour ?? (await lastFourOf(this.#reference())));
    }
    const because = this.page.locator('[name="because"]');
    if ((await because.count()) > 0) await because.fill("Vérifié au téléphone.");
    return press(this.page, this.#button("approval"));
  }

  #reference() {
    return /requests\/([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(this.page.url())?.[1] ?? "";
  }

  async reject(reason: string): Promise<Response> {
    await this.#unfold("reason");
    await this.page.locator('form[action$="/rejection"] [name="reason"]').fill(reason);
    return press(this.page, this.#button("rejection"));
  }

  async askForChanges(steps: readonly string[], message: string): Promise<Response> {
    await this.#unfold("message");
    for (const step of steps) await this.page.locator(`[name="steps"][value="${step}"]`).check();
    await this.page.locator('[name="message"]').fill(message);
    return press(this.page, this.#button("changes"));
  }

  async liftFreeze(reason: string, telephone = "known"): Promise<Response> {
    await this.page.locator(`[name="telephone"][value="${telephone}"]`).check();
    await this.page.locator('form[action$="/unfreeze"] [name="reason"]').fill(reason);
    return press(this.page, this.#button("unfreeze"));
  }

  async settleAlert(reason: string): Promise<Response> {
    await this.page.locator('form[action$="/settlement"] [name="reason"]').fill(reason);
    return press(this.page, this.#button("settlement"));
  }

  #button(action: string) {
    return this.page.locator(`form[action$="/${action}"] button:not([formaction])`);
  }

  async #unfold(field: string): Promise<void> {
    const fold = this.page.locator(`details:has([name="${field}"])`).last();
    if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  }
}
