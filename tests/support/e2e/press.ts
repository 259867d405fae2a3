import type { Locator, Page, Response } from "@playwright/test";

export function isRedirect(response: Response): boolean {
  return response.status() >= 300 && response.status() < 400;
}

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

export function buttonOf(page: Page, control: string): Locator {
  return page.locator(`form:has([name="${control}"]:not([type="hidden"])) button`).last();
}
