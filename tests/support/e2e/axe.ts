import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { markupFaults } from "./markup.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

export async function expectForEverybody(page: Page, what: string): Promise<void> {
  const found = await markupFaults(page);
  const shown = await copyWithScripts(page);
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const colorScheme of ["light", "dark"] as const) {
    await shown.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Legacy mode runs in the page itself; there are no frames whose findings a separate page would
    // collect.
    const axe = new AxeBuilder({ page: shown }).setLegacyMode().withTags(tags);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      const [node] = nodes;
      found.push(`${colorScheme}: ${id} at ${String(node?.target)}: ${node?.failureSummary ?? ""}`);
    }
  }
  for (const width of [320, 360]) {
    await shown.setViewportSize({ width, height: 740 });
    const wide = await shown.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    if (wide > 0) found.push(`${String(wide)} pixels too wide at ${String(width)}`);
  }
  if (shown === page) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: "light" });
  } else {
    await shown.context().close();
  }
  expect.soft(found, what).toEqual([]);
}

/** axe waits for timers, which never run where scripts are off: it reads a copy of such a page. */
async function copyWithScripts(page: Page): Promise<Page> {
  if (await page.evaluate(() => !matchMedia("(scripting: none)").matches)) return page;
  const html = await page.content();
  const context = await page.context().browser()?.newContext({ bypassCSP: true });
  if (!context) throw new Error("the page has no browser");
  await context.route("**/*", (route) => {
    const kind = route.request().resourceType();
    if (kind === "document") return route.fulfill({ body: html, contentType: "text/html" });
    return kind === "script" ? route.abort() : route.continue();
  });
  const copy = await context.newPage();
  await copy.goto(page.url());
  return copy;
}
