// npm test: all checks, each step timed. `--full` runs the long samples completely.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { compileMessages } from "./messages.mjs";
import { countPlaywright, countVitest } from "./counts.mjs";
import { ensureBuilt, handOver, node24, root, run, say } from "./workshop.mjs";

await handOver(import.meta.url, "Passerelle: checking what is installed …");
process.chdir(root);

const env = { ...process.env };
// The tests set their own NODE_ENV; the caller's would change what is built or rendered.
delete env.NODE_ENV;
if (process.argv.includes("--full")) env.PASSERELLE_FULL = "1";

const tool = (file, ...args) =>
  run(node24, [path.join(root, "node_modules", file), ...args], { env });
const results = { vitest: "test-results/vitest.json", playwright: "test-results/playwright.json" };
const vitestReports = [
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results.vitest}`,
];

/**
 * Each step: its name, its action (returns an exit code) and how to count tests in its report.
 * Steps of one list run concurrently: they only read, and each uses one core.
 */
const steps = [
  [["messages", async () => (await compileMessages(), 0)]],
  [
    ["types", () => tool("typescript/bin/tsc", "--noEmit")],
    ["lint", () => tool("eslint/bin/eslint.js", ".", "--max-warnings", "0")],
    ["format", () => tool("prettier/bin/prettier.cjs", "--check", ".", "--log-level", "warn")],
  ],
  [["build", async () => (await ensureBuilt(), 0)]],
  [
    [
      "unit and database",
      () => tool("vitest/vitest.mjs", "run", ...vitestReports),
      countVitest(results.vitest),
    ],
  ],
  [["browser", () => ensureBrowser(env)]],
  [
    [
      "journeys",
      () => tool("@playwright/test/cli.js", "test", "--pass-with-no-tests"),
      countPlaywright(results.playwright),
    ],
  ],
];

async function perform([name, work, count]) {
  const startedAt = Date.now();
  say(`\n— ${name}`);
  const code = await work().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const counted = count?.() ?? { passed: 0, failed: 0, failures: [] };
  // A step that fails without a failed test (a crash, a type error) counts as one failure.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  const { passed, failures } = counted;
  return { name, ok: code === 0 && failed === 0, seconds, passed, failed, failures };
}

rmSync("test-results", { recursive: true, force: true });
mkdirSync("test-results", { recursive: true });
const outcomes = [];
for (const atOnce of steps) outcomes.push(...(await Promise.all(atOnce.map(perform))));

say("\nSummary");
for (const { name, ok, seconds, passed, failed } of outcomes) {
  const counts = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : "";
  say(`  ${ok ? "ok    " : "FAILED"}  ${name.padEnd(18)} ${seconds.padStart(7)} s${counts}`);
}
// Printed last, so that even a truncated log shows what failed and why.
for (const failure of outcomes.flatMap(({ failures }) => failures)) say(`\nFAILED  ${failure}`);
const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
say(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exit(outcomes.every((outcome) => outcome.ok) ? 0 : 1);
