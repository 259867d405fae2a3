import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";

const source = path.resolve("tests/bench/bare-remix");

export interface BarePage {
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startBarePage(): Promise<BarePage> {
  const folder = mkdtempSync(path.resolve("node_modules/.bare-page-"));
  const env = { ...process.env, NODE_ENV: "production" as const, BARE_BUILD: folder };
  await build(env);
  const child = fork(path.join(source, "server.mjs"), [folder], { env, execArgv: [] });
  const [message] = (await once(child, "message", { signal: AbortSignal.timeout(30_000) })) as [
    { port: number },
  ];
  return {
    origin: `http://127.0.0.1:${String(message.port)}`,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function build(env: NodeJS.ProcessEnv) {
  const cli = path.resolve("node_modules/@remix-run/dev/dist/cli.js");
  const args = [cli, "vite:build", "--logLevel", "error"];
  const child = spawn(process.execPath, args, { cwd: source, env, stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("The bare page could not be built (see above).");
}
