import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureMessages } from "./messages.mjs";
import {
  alone,
  buildStamp,
  handOver,
  hashSources,
  node24,
  orExit,
  root,
  run,
  withProgress,
} from "./workshop.mjs";

export function processOptions() {
  const entries = [
    "app/supervisor.ts",
    "app/server.ts",
    "app/worker.ts",
    "app/command.ts",
    "app/embedded/object-store-child.ts",
    "app/reader/reader-child.ts",
    ...commands(),
  ];
  return {
    absWorkingDir: root,
    entryPoints: entries.filter((file) => existsSync(path.join(root, file))),
    outdir: "build/processes",
    outbase: "app",
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node24",
    jsx: "automatic",
    splitting: true,
    sourcemap: true,
    logLevel: "warning",
  };
}

function commands() {
  const folder = path.join(root, "app/cli");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => /(?<!\.test|\.server)\.ts$/.test(file));
  return files.map((file) => `app/cli/${file}`);
}

async function buildPages() {
  const cli = path.join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const env = { ...process.env, NODE_ENV: "production" };
  const code = await run(node24, [cli, "vite:build", "--logLevel", "warn"], { env });
  if (code !== 0) throw new Error("The pages could not be built (see above).");
}

async function buildProcesses() {
  const { build } = await import("esbuild");
  rmSync(path.join(root, "build/processes"), { recursive: true, force: true });
  await build(processOptions());
}

async function build() {
  process.chdir(root);
  rmSync(path.join(root, buildStamp), { force: true });
  const stamp = hashSources();
  await withProgress("Building: messages", ensureMessages);
  await withProgress("Building: pages", buildPages);
  await withProgress("Building: processes", buildProcesses);
  mkdirSync(path.join(root, "build"), { recursive: true });
  writeFileSync(path.join(root, buildStamp), stamp);
}

if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1] ?? "")) {
  await handOver(import.meta.url, "Passerelle: building …");
  await orExit(alone(build));
}
