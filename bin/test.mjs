// npm test: everything that must hold, each step timed. `--full` runs the long samples whole; `npm test -- FILE…`
// runs only those files, with the services that they need.
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureMessages } from "./messages.mjs";
import {
  env,
  format,
  journeys,
  lintAll,
  performAll,
  sumUp,
  types,
  unused,
  vitest,
} from "./steps.mjs";
import { ensureBuilt, handOver, root } from "./workshop.mjs";

await handOver(import.meta.url, "Passerelle: checking what is installed …");
const calledFrom = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
const args = process.argv.slice(2);
if (args.includes("--full")) env.PASSERELLE_FULL = "1";
const files = args.filter((arg) => arg !== "--full");

const notes = [];
const corpus = [
  "corpus",
  async () => {
    const { corpusNote } = await import("#tests/support/corpus.ts");
    if (corpusNote !== null) notes.push(corpusNote);
    return 0;
  },
];
const messages = ["messages", async () => (await ensureMessages(), 0)];
const build = ["build", async () => (await ensureBuilt(), 0)];
const browser = ["browser", () => ensureBrowser(env)];

/** Relative to the project, wherever the command was called; a part of a name stays as it is. */
function inProject(file) {
  const relative = path.relative(root, path.resolve(calledFrom, file));
  return existsSync(path.join(root, relative)) ? relative : file;
}

/** Faults and journeys are tests of the built product. */
function stepsFor(chosen) {
  const isJourney = (file) => /^tests\/(e2e|drills)\b|\.spec\.ts$/.test(file);
  const needsBuild = (file) => isJourney(file) || /^tests\/faults\b/.test(file);
  const specs = chosen.filter(isJourney);
  const others = chosen.filter((file) => !isJourney(file));
  return [
    ...(chosen.some(needsBuild) ? [build] : []),
    ...(others.length > 0 ? [vitest("tests", ...others)] : []),
    ...(specs.length > 0 ? [browser, journeys(...specs)] : []),
  ];
}

const outcomes = await performAll([files.length > 0 ? [messages] : [messages, corpus]]);
if (files.length > 0) {
  outcomes.push(...(await performAll([stepsFor(files.map(inProject))])));
} else {
  // What is in one list goes on at once. Journeys leave room for one core's work, which linting is.
  const lists = [
    [
      [build, vitest("pure", "--project=pure")],
      [types, unused, format],
    ],
    [[vitest("database and reader", "--project=database", "--project=reader")]],
    [[browser, journeys()], [lintAll]],
  ];
  for (const atOnce of lists) outcomes.push(...(await performAll(atOnce)));
}
process.exit(sumUp(outcomes, notes));
