import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "#tests/support/product/browser.ts";

const found = await findBrowser();
if (!found.ok) throw new Error(`No browser starts here:\n${found.tried.join("\n")}`);
// The workers read this file again: they need not try every browser once more.
process.env.CHROMIUM_PATH = found.browser.executablePath;
const origin = process.env.PASSERELLE_ORIGIN;

export default defineConfig({
  testDir: "tests",
  testMatch: ["e2e/**/*.spec.ts", "drills/**/*.spec.ts"],
  outputDir: "test-results/playwright",
  globalSetup: "./tests/support/product/portal.ts",
  // A journey waits for half of its time: one more than there are cores keeps these busy.
  workers: availableParallelism() + 1,
  retries: 0,
  // Guards against a journey that hangs, not limits: a busy machine is slow.
  timeout: 600_000,
  expect: { timeout: 180_000 },
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
