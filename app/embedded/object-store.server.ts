import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { prepareDataDir } from "./data-dir.server.ts";
import { entryFile } from "./entry.server.ts";

export interface EmbeddedObjectStore {
  readonly endpoint: string;
  readonly bucket: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const bucket = "passerelle";
/** A guard against hanging: a store that fails ends by itself. */
const readyWithin = 120_000;

export async function startObjectStore(dataDir: string): Promise<EmbeddedObjectStore> {
  prepareDataDir(dataDir);
  const folder = path.join(path.resolve(dataDir), "objects");
  const child = fork(entryFile("embedded/object-store-child"), [folder, bucket], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: [],
    // Own session: Ctrl-C does not reach it, so that we can stop it last.
    detached: process.platform !== "win32",
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  try {
    return { endpoint: await untilReady(child), bucket, ended, stop: () => stop(child, ended) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error("The object store does not start.")),
      readyWithin,
    );
    const settle = (action: () => void) => {
      clearTimeout(late);
      action();
    };
    child.once("message", (message) =>
      settle(() => resolve((message as { endpoint: string }).endpoint)),
    );
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (code) =>
      settle(() => reject(new Error(`The object store ended while starting (${code}).`))),
    );
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await Promise.race([ended, sleep(5_000, undefined, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await ended;
}
