import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findFreePort } from "#app/embedded/free-port.server.ts";
import { keepSecretKey } from "#app/embedded/secrets.server.ts";
import { embeddedEnvironment } from "#app/supervisor/embedded-environment.ts";
import type { Product } from "#tests/support/product/product.ts";
import type { ProbeFigures } from "./probe.ts";

const probe = pathToFileURL(path.resolve("tests/bench/probe.ts")).href;

export interface ProbedWeb {
  readonly origin: string;
  /** Event loop delays cover the time since the previous call. */
  figures(): Promise<ProbeFigures>;
  stop(): Promise<void>;
}

/** So that a bench can send what a customer may not. */
export const lifted = {
  MAX_FILE_MB: "256",
  MAX_REQUEST_MB: "2000",
  RATE_LIMIT_FACTOR: "1000",
  SMS_BUDGET_DAY: "1000000",
  SMS_BUDGET_HOUR: "1000000",
};

/** `profile`: folder where the process writes a CPU profile at its end. */
export async function startProbedWeb(
  { runtime, dataDir }: Product,
  { profile, ...added }: { profile?: string } & Record<string, string | undefined> = {},
): Promise<ProbedWeb> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const embedded = embeddedEnvironment({
    ...runtime,
    secretKey: keepSecretKey(dataDir),
    dataDir,
  });
  const { PATH, HOME, TMPDIR } = process.env;
  const places = { PORT: String(port), PUBLIC_ORIGIN: origin, NODE_ENV: "production" };
  const profiling = profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : [];
  const child = fork("build/processes/server.js", [], {
    env: { PATH, HOME, TMPDIR, ...embedded, ...places, ...added } as unknown as NodeJS.ProcessEnv,
    execArgv: ["--enable-source-maps", ...profiling, "--import", probe],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await messageOf(child, "ready");
  return {
    origin,
    figures: async () => {
      const told = messageOf(child, "figures");
      child.send("figures");
      return (await told) as ProbeFigures;
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function messageOf(child: ChildProcess, type: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the web process ended"));
    const told = (message: unknown) => {
      if ((message as { type?: string }).type !== type) return;
      child.off("message", told).off("exit", ended);
      resolve(message);
    };
    child.on("message", told).once("exit", ended);
  });
}
