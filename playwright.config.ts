import { defineConfig } from "@playwright/test";
import { findBrowser } from "#tests/support/product/browser.ts";

const found = await findBrowser();
if (!found.ok) throw new Error(`No browser starts here:\n${found.tried.join("\n")}`);
// The workers read this file again, and need not try every browser again.
process.env.CHROMIUM_PATH = found.browser.executablePath;
const origin = process.env.PASSERELLE_ORIGIN;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/playwright",
  globalSetup: "#tests/support/product/portal.ts",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    ...(origin ? { baseURL: origin } : {}),
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: found.browser.executablePath,
      args: [...found.browser.args],
    },
  },
});
