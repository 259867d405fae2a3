import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { markupFaults } from "./markup.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

export async function expectForEverybody(page: Page, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const found = await markupFaults(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Legacy mode runs in the page itself; there are no frames whose findings a separate page would
    // collect.
    const axe = new AxeBuilder({ page }).setLegacyMode().withTags(tags);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      const [node] = nodes;
      found.push(`${colorScheme}: ${id} at ${String(node?.target)}: ${node?.failureSummary ?? ""}`);
    }
  }
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    if (wide > 0) found.push(`${String(wide)} pixels too wide at ${String(width)}`);
  }
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(found, what).toEqual([]);
}
