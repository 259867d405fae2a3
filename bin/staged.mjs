// The commit hook's work: formats and lints the staged files, without the rules that ask for types (seconds, not a
// minute). A file with unstaged changes is only looked at, as writing to it would stage those too.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { node24, root, run } from "./workshop.mjs";

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
const names = (...args) =>
  git(...args, "-z")
    .split("\0")
    .filter(Boolean);

const staged = names("diff", "--cached", "--name-only", "--diff-filter=ACMR");
const unstaged = new Set(names("diff", "--name-only"));
const whole = staged.filter((file) => !unstaged.has(file));
const partly = staged.filter((file) => unstaged.has(file));

const env = { ...process.env, LINT_WITHOUT_TYPES: "1" };
const tool = async (file, files, ...args) =>
  files.length === 0 ||
  (await run(node24, [path.join(root, "node_modules", file), ...args, ...files], { env })) === 0;

const linted = (files) => files.filter((file) => /\.(tsx?|m?js)$/.test(file));
const eslint = (files, ...args) =>
  tool("eslint/bin/eslint.js", linted(files), "--max-warnings=0", "--no-warn-ignored", ...args);
const prettier = (files, mode) =>
  tool("prettier/bin/prettier.cjs", files, mode, "--ignore-unknown", "--log-level=warn");

const held = [
  await eslint(whole, "--fix"),
  await eslint(partly),
  await prettier(whole, "--write"),
  await prettier(partly, "--check"),
];
if (whole.length > 0) git("add", "--", ...whole);
process.exit(held.every(Boolean) ? 0 : 1);
