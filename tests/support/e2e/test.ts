import { test as base } from "@playwright/test";

/**
 * A journey that closes every device at its end: open pages keep polling the portal and fill the
 * machine.
 */
export const test = base.extend<{ devicesPutAway: void }>({
  devicesPutAway: [
    async ({ browser }, use) => {
      await use();
      const contexts = browser.contexts();
      // Pages first: closing a device would take a screenshot of each open page.
      await Promise.all(contexts.flatMap((context) => context.pages()).map((page) => page.close()));
      await Promise.all(contexts.map((context) => context.close()));
    },
    { auto: true },
  ],
});
