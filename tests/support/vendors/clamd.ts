import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "#app/embedded/free-port.server.ts";

const program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].find((file) => existsSync(file));

/** Debian's daemon: `apt-get install clamav-daemon`; `.ci/run` does. */
export const hasClamd = program !== undefined;

export const malware = "PASSERELLE-TEST-MALWARE";
export const streamLimitBytes = 4 * 1024 * 1024;

export interface TestClamd {
  readonly host: string;
  readonly port: number;
  /** As a crash would; `stop` may still be called. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export async function startClamd(folder: string, port?: number): Promise<TestClamd> {
  if (!program) throw new Error("clamd is not installed");
  const listening = port ?? (await findFreePort());
  const config = await writeConfig(folder, listening);
  const child = spawn(program, ["-c", config], { stdio: "ignore" });
  const ended = once(child, "exit");
  await untilItListens(listening, child);
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return {
    host: "127.0.0.1",
    port: listening,
    kill,
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
    stop: kill,
  };
}

async function writeConfig(folder: string, port: number) {
  const database = path.join(folder, "signatures");
  await mkdir(database, { recursive: true });
  await chmod(folder, 0o755);
  const pattern = Buffer.from(malware).toString("hex");
  await writeFile(path.join(database, "own.ndb"), `Passerelle.Test:0:*:${pattern}\n`);
  const config = path.join(folder, "clamd.conf");
  const lines = [
    "Foreground yes",
    `DatabaseDirectory ${database}`,
    `TCPSocket ${String(port)}`,
    "TCPAddr 127.0.0.1",
    `StreamMaxLength ${String(streamLimitBytes)}`,
    ...(process.getuid?.() === 0 ? ["User root"] : []),
  ];
  await writeFile(config, `${lines.join("\n")}\n`);
  return config;
}

async function untilItListens(port: number, child: ReturnType<typeof spawn>) {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    if (child.exitCode !== null) break;
    const socket = connect({ host: "127.0.0.1", port });
    const isThere = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
  }
  child.kill("SIGKILL");
  throw new Error("clamd does not start");
}
