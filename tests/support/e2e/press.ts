import type { Locator, Page, Response } from "@playwright/test";

export function isRedirect(response: Response): boolean {
  return response.status() >= 300 && response.status() < 400;
}

/** Presses a button or a link and waits for the resulting page; works without scripts too. */
export async function press(page: Page, target: Locator): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) =>
        response.request().isNavigationRequest() &&
        response.frame() === page.mainFrame() &&
        !isRedirect(response),
    ),
    page.waitForEvent("load"),
    target.click(),
  ]);
  return answer;
}

/** The button of the form that contains a control. */
export function buttonOf(page: Page, control: string): Locator {
  return page.locator(`form:has([name="${control}"]:not([type="hidden"])) button`).last();
}
