import { test as base } from "@playwright/test";

/** A journey, at whose end every device is put away: what stays open goes on asking the portal, and fills the machine. */
export const test = base.extend<{ devicesPutAway: void }>({
  devicesPutAway: [
    async ({ browser }, use) => {
      await use();
      const contexts = browser.contexts();
      // Pages first: of those that are open, closing a device would take a picture each.
      await Promise.all(contexts.flatMap((context) => context.pages()).map((page) => page.close()));
      await Promise.all(contexts.map((context) => context.close()));
    },
    { auto: true },
  ],
});
