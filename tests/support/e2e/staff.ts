import { type Browser, expect, type Page, type Response } from "@playwright/test";
import { type Device, newDevice } from "./customer.ts";
import { press } from "./press.ts";
import { theWorld } from "./world.ts";

export type Part = "administrator" | "inviter" | "reviewer";

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

  async approve(): Promise<Response> {
    for (const check of await this.page.locator('[name="checks"]').all()) await check.check();
    return press(this.page, this.#button("approval"));
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

  async liftFreeze(reason: string): Promise<Response> {
    await this.page.locator('form[action$="/unfreeze"] [name="reason"]').fill(reason);
    return press(this.page, this.#button("unfreeze"));
  }

  async settleAlert(reason: string): Promise<Response> {
    await this.page.locator('form[action$="/settlement"] [name="reason"]').fill(reason);
    return press(this.page, this.#button("settlement"));
  }

  #button(action: string) {
    return this.page.locator(`form[action$="/${action}"] button`);
  }

  async #unfold(field: string): Promise<void> {
    const fold = this.page.locator(`details:has([name="${field}"])`).last();
    if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  }
}
