import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { type DemoFile, demoFile } from "#app/embedded/demo/demo-file.server.ts";
import { findFreePort } from "#app/embedded/free-port.server.ts";
import { readRuntime, type Runtime } from "#app/supervisor/runtime-file.server.ts";

const outbox = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    channel: z.enum(["email", "sms"]),
    to: z.string(),
    subject: z.string().nullable(),
    text: z.string(),
    html: z.string().nullable(),
  }),
);

type Demo = DemoFile;
type Outbox = z.infer<typeof outbox>;

export interface Product {
  readonly origin: string;
  readonly dataDir: string;
  readonly demo: Demo;
  readonly runtime: Runtime;
  /** The supervisor's. */
  readonly pid: number;
  output(): string;
  /** Newest first. */
  outbox(): Promise<Outbox>;
  /** Also removes its folder, unless the caller provided one. */
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** An existing data folder; it is kept. */
  readonly dataDir?: string;
}

/** The production build (build/processes) in embedded mode on a free port. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const port = await findFreePort();
  const dataDir = options.dataDir ?? mkdtempSync(path.join(os.tmpdir(), "passerelle-product-"));
  const child = launch({ PORT: String(port), DATA_DIR: dataDir, ...options.env });
  let printed = "";
  child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  await untilReady(child, () => printed);
  const runtime = readRuntime(dataDir);
  if (runtime === null || child.pid === undefined) throw new Error("runtime.json is missing");
  return {
    origin: runtime.origin,
    dataDir,
    demo: demoFile.parse(JSON.parse(readFileSync(path.join(dataDir, "demo.json"), "utf8"))),
    runtime,
    pid: child.pid,
    output: () => printed,
    outbox: async () => outbox.parse(await (await fetch(`${runtime.origin}/outbox.json`)).json()),
    stop: async () => {
      await stop(child);
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The caller's configuration must not leak in: it would be a real one. */
function launch(added: Readonly<Record<string, string>>): ChildProcess {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG"].filter((name) => process.env[name]);
  const env = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  return fork("build/processes/supervisor.js", [], {
    env: { ...env, ...added } as unknown as NodeJS.ProcessEnv,
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`The product ${what}:\n${output()}`));
    const late = setTimeout(() => {
      child.kill("SIGTERM");
      fail("is not ready within 150 s");
    }, 150_000);
    child.once("message", () => {
      clearTimeout(late);
      resolve();
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      fail(`ended while starting (${code})`);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
