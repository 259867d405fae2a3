// Part of `npm install`: has git run bin/hooks, unless this is no checkout, a CI machine, or git has other hooks.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const git = (...args) =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** Hooks in the usual folder would stop running. */
function hasOwnHooks() {
  const folder = path.resolve(root, git("rev-parse", "--git-path", "hooks").trim());
  return existsSync(folder) && readdirSync(folder).some((name) => !name.endsWith(".sample"));
}

function hasOtherHooks() {
  try {
    return git("config", "core.hooksPath").trim() !== "";
  } catch {
    return false;
  }
}

try {
  const isCheckout = existsSync(new URL("../.git", import.meta.url));
  if (isCheckout && !process.env.CI && !hasOtherHooks() && !hasOwnHooks())
    git("config", "core.hooksPath", "bin/hooks");
} catch {
  // Without git, or in a folder that is not ours to write: there is just no hook.
}
