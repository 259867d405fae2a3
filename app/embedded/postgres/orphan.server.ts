import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export async function stopOrphan(folder: string): Promise<void> {
  const pid = readPostmasterPid(folder);
  if (pid === null || !isPostgresOf(pid, folder)) return;
  for (const [signal, patience] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    process.kill(pid, signal);
    if (await isGone(pid, folder, patience)) return;
  }
  throw new Error(`An earlier embedded database (process ${pid}) does not stop.`);
}

function readPostmasterPid(folder: string): number | null {
  try {
    const [line] = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(line);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** The id may belong to another process by now. */
function isPostgresOf(pid: number, folder: string): boolean {
  try {
    if (process.platform === "linux")
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    process.kill(pid, 0);
    const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
    return stdout.includes(folder);
  } catch {
    return false;
  }
}

async function isGone(pid: number, folder: string, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
    if (!isPostgresOf(pid, folder)) return true;
  }
  return false;
}
