import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { embeddedEnvironment } from "#app/supervisor/embedded-environment.ts";
import type { Product } from "#tests/support/product/product.ts";

export interface BareUpload {
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startBareUpload({ runtime, dataDir }: Product): Promise<BareUpload> {
  const embedded = embeddedEnvironment({ ...runtime, secretKey: "", dataDir });
  const child = fork(path.resolve("tests/bench/bare-upload-server.ts"), [], {
    env: { ...process.env, ...embedded, NODE_ENV: "production" },
    execArgv: [],
  });
  const [message] = (await once(child, "message", { signal: AbortSignal.timeout(30_000) })) as [
    { origin: string },
  ];
  return {
    origin: message.origin,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
