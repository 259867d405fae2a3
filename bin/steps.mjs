// What `npm run check` and `npm test` are made of: the steps, and how they are run and summed up.
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { countPlaywright, countVitest } from "./counts.mjs";
import { node24, root, run, say } from "./workshop.mjs";

const env = { ...process.env };
// The tests bring their own NODE_ENV; the caller's would build or render something else.
delete env.NODE_ENV;
export { env };

const tool = (file, ...args) =>
  run(node24, [path.join(root, "node_modules", file), ...args], { env });

const results = "test-results";
const cache = "node_modules/.cache/passerelle";

/** A step: its name, what it does (exit code), and how to count the tests in its report. */
export const types = ["types", () => tool("typescript/bin/tsc", "--noEmit")];

const lintCache = `${cache}/eslint/`;
const eslint = (more = {}) =>
  run(
    node24,
    [
      path.join(root, "node_modules/eslint/bin/eslint.js"),
      ...[".", "--max-warnings=0"],
      ...(more.LINT_WITHOUT_TYPES
        ? []
        : ["--cache", "--cache-strategy=content", `--cache-location=${lintCache}`]),
    ],
    { env: { ...env, ...more } },
  );

/**
 * Lints every file with every rule, and leaves the cache for `npm run check`. It does not read the cache: a rule
 * that needs types depends on other files too.
 */
export const lintAll = [
  "lint",
  () => {
    rmSync(lintCache, { recursive: true, force: true });
    return eslint();
  },
];

/**
 * Lints what changed since the cache was written. Without a cache, as in a fresh clone, it leaves out the rules that
 * need types, which take over a minute.
 */
export const lintChanged = [
  "lint",
  () => {
    if (existsSync(lintCache)) return eslint();
    say("No cache yet: the rules that need types run in npm test and npm run lint.");
    return eslint({ LINT_WITHOUT_TYPES: "1" });
  },
];

export const format = [
  "format",
  () =>
    tool(
      "prettier/bin/prettier.cjs",
      ...["--check", ".", "--log-level=warn"],
      ...["--cache", "--cache-strategy=content", `--cache-location=${cache}/prettier`],
    ),
];

export const unused = ["unused", () => tool("knip/bin/knip.js", "--no-progress")];

/** Runs vitest's projects (pure, database, reader), or the given files of whichever project they are in. */
export function vitest(name, ...args) {
  const report = `${results}/vitest-${name.replaceAll(" ", "-")}.json`;
  const reporters = [
    `--reporter=${process.env.CI ? "default" : "dot"}`,
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  // Another run may be under way in this folder: each removes its own report alone.
  rmSync(report, { force: true });
  return [name, () => tool("vitest/vitest.mjs", "run", ...reporters, ...args), countVitest(report)];
}

export function journeys(...args) {
  const report = `${results}/playwright.json`;
  rmSync(report, { force: true });
  return [
    "journeys",
    () => tool("@playwright/test/cli.js", "test", "--pass-with-no-tests", ...args),
    countPlaywright(report),
  ];
}

async function perform([name, work, count]) {
  const startedAt = Date.now();
  say(`\n— ${name}`);
  const code = await work().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const counted = count?.() ?? { passed: 0, failed: 0, failures: [] };
  // A step that fails without a failed test (a crash, a type error) is one failure itself.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  const { passed, failures } = counted;
  return { name, ok: code === 0 && failed === 0, seconds, passed, failed, failures };
}

/** Performs lists of steps at once; the steps of one list go one after the other. */
export async function performAll(lists) {
  const outcomes = await Promise.all(
    lists.map(async (steps) => {
      const done = [];
      for (const step of steps) done.push(await perform(step));
      return done;
    }),
  );
  return outcomes.flat();
}

/** Prints the summary, what was skipped, and last the line that CI reads; returns the exit code. */
export function sumUp(outcomes, notes = []) {
  say("\nSummary");
  for (const { name, ok, seconds, passed, failed } of outcomes) {
    const counts = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : "";
    say(`  ${ok ? "ok    " : "FAILED"}  ${name.padEnd(18)} ${seconds.padStart(7)} s${counts}`);
  }
  for (const note of notes) say(`\n${note}`);
  // Last, where a log that was cut still shows it: what failed, and why.
  for (const failure of outcomes.flatMap(({ failures }) => failures)) say(`\nFAILED  ${failure}`);
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  say(`\n${total("passed")} passed, ${total("failed")} failed`);
  return outcomes.every(({ ok }) => ok) ? 0 : 1;
}
