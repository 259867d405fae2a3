import { type ChildProcess, fork } from "node:child_process";
import { keepTrying } from "./keep-trying.ts";
import { findQuietPort } from "./quiet-port.ts";

const bucket = "papers";

/** An object store of its own; its port and its folder stay the same. */
export async function startKillableStore(folder: string) {
  const port = await findQuietPort();
  const start = () => keepTrying(() => hold(folder, port));
  let child = await start();
  const kill = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.kill("SIGKILL")) await ended;
  };
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    bucket,
    kill,
    async startAgain() {
      child = await start();
    },
    stop: kill,
  };
}

function hold(folder: string, port: number): Promise<ChildProcess> {
  const file = "tests/support/services/store-holder.ts";
  const child = fork(file, [folder, bucket, String(port)], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve(child));
    child.once("exit", (code) => reject(new Error(`the store ended (${String(code)})`)));
  });
}
