// Runs on Node 18 or later, before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const windows = process.platform === "win32";
export const node24 = at("node_modules", "node", "bin", windows ? "node.exe" : "node");

export const say = (text) => console.log(text);

export function run(file, args, { env = process.env, stdio = "inherit", shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio, shell });
    const pass = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, pass);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

export async function withProgress(title, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say(`${title} …`);
  const ticker = setInterval(() => say(`  … ${seconds()} s`), 5000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
  }
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update("\0");
  return hash.digest("hex");
}

function read(file) {
  return existsSync(at(file)) ? readFileSync(at(file), "utf8").trim() : null;
}

const installStamp = "node_modules/.passerelle-install";

export async function ensureInstalled() {
  const lock = existsSync(at("package-lock.json"));
  const hash = hashOf([lock ? "package-lock.json" : "package.json", ...filesIn("patches")]);
  if (read(installStamp) === hash && existsSync(node24)) return;
  if (lock && isInstalledByHand()) return writeFileSync(at(installStamp), hash);
  refuseLinkedFolder();
  // Under NODE_ENV=production npm would omit what the build needs.
  const args = [
    lock ? "ci" : "install",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const code = await withProgress("Installing what is missing (a minute or two, once)", () =>
    npm(args),
  );
  if (code !== 0) throw new Error(`npm ${args[0]} failed (see above).`);
  if (!existsSync(node24))
    throw new Error("Node 24 was not installed: is npm told to skip install scripts?");
  if (!isNode24FromOutside()) await addForNode24();
  writeFileSync(at(installStamp), hash);
}

/** After the first install node_modules holds our own Node 24; npm must not run on that one. */
function isNode24FromOutside() {
  return !isOwnNode() && Number(process.versions.node.split(".")[0]) >= 24;
}

function isOwnNode() {
  return process.execPath.startsWith(at("node_modules"));
}

/**
 * npm omits optional packages that do not fit its Node version (the browser); a run on Node 24 adds
 * them.
 */
async function addForNode24() {
  const args = [
    "install",
    "--no-save",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const PATH = [path.dirname(node24), process.env.PATH].join(path.delimiter);
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) await run(node24, [script, ...args]);
  else await run("npm", args, { env: { ...process.env, PATH }, shell: windows });
}

/** Through a symbolic link, `npm ci` would empty somebody else's folder. */
function refuseLinkedFolder() {
  const folder = lstatSync(at("node_modules"), { throwIfNoEntry: false });
  if (!folder?.isSymbolicLink()) return;
  throw new Error(
    "node_modules is a link and out of date: install where it leads, or remove the link.",
  );
}

/** npm writes its own copy of the lock file at the end of an install. */
function isInstalledByHand() {
  const changedAt = (file) => statSync(at(file)).mtimeMs;
  const own = "node_modules/.package-lock.json";
  const asked = ["package-lock.json", ...filesIn("patches")];
  if (!existsSync(at(own)) || !existsSync(node24)) return false;
  return asked.every((file) => changedAt(own) >= changedAt(file));
}

function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js") && !isOwnNode()) return run(process.execPath, [script, ...args]);
  const outside = (folder) => !folder.startsWith(at("node_modules"));
  const PATH = (process.env.PATH ?? "").split(path.delimiter).filter(outside).join(path.delimiter);
  return run("npm", args, { env: { ...process.env, PATH }, shell: windows });
}

/**
 * A shell between npm and us does not forward SIGTERM, it dies; so we also stop when npm is gone.
 */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event || windows) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}

/** Announces, installs, and continues under the product's own Node. */
export async function handOver(script, announcement) {
  if (announcement && !process.env.PASSERELLE_HANDED_OVER) say(announcement);
  stopWithNpm();
  await orExit(ensureInstalled());
  if (Number(process.versions.node.split(".")[0]) >= 24) return;
  const env = { ...process.env, PASSERELLE_HANDED_OVER: "1" };
  process.exit(await run(node24, [fileURLToPath(script), ...process.argv.slice(2)], { env }));
}

export async function orExit(step) {
  try {
    return await step;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const sources = [
  "app",
  "db",
  "emails",
  "public",
  "project.inlang/settings.json",
  "bin/build.mjs",
  "bin/messages.mjs",
  "package.json",
  "package-lock.json",
  "patches",
];
const settings = ["tsconfig.json", "vite.config.ts", "remix.config.js", "paraglide.config.mjs"];
export const buildStamp = "build/stamp";

function filesIn(name) {
  if (!existsSync(at(name))) return [];
  if (!statSync(at(name)).isDirectory()) return [name];
  return readdirSync(at(name))
    .sort()
    .map((entry) => path.posix.join(name, entry))
    .filter(
      (entry) =>
        !["app/i18n/paraglide", "app/reader/testing"].includes(entry) &&
        !/\.test\.tsx?$|\.part$/.test(entry),
    )
    .flatMap(filesIn);
}

export function hashSources() {
  return hashOf([...sources, ...settings].flatMap(filesIn));
}

export async function ensureBuilt() {
  if (read(buildStamp) === hashSources()) return;
  const code = await run(node24, [at("bin/build.mjs")]);
  if (code !== 0) process.exit(code);
}

/** Takes over a lock whose holder is gone. */
export async function alone(work) {
  const lock = at("node_modules/.passerelle-build");
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, 300));
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(path.join(lock, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isHeld(lock) {
  try {
    const file = path.join(lock, "pid");
    if (!existsSync(file)) return Date.now() - statSync(lock).mtimeMs < 5000;
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
