import { readFileSync } from "node:fs";
import path from "node:path";
import { startPostgres } from "#app/embedded/postgres.server.ts";
import { migrate } from "#db/connection/migrate.server.ts";
import { keepTrying } from "./keep-trying.ts";
import { findQuietPort } from "./quiet-port.ts";

/** A migrated PostgreSQL of its own: commits are on disk, and its port stays the same. */
export async function startKillableDatabase(folder: string) {
  const port = await findQuietPort();
  // The shared memory of a killed server is in use until its last process has ended.
  const start = () => keepTrying(() => startPostgres(folder, { port }));
  let postgres = await start();
  await migrate(postgres.url);
  const postmaster = () => {
    const lines = readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]);
  };
  return {
    url: postgres.url,
    /** SIGKILL to the postmaster and its processes at once, as when a machine's unit is killed. */
    async kill() {
      const pid = postmaster();
      for (const one of [pid, ...childrenOf(pid)]) killNow(one);
      await postgres.ended;
    },
    /** SIGKILL to one of its processes, as when memory runs out: the postmaster restarts all. */
    killOneProcess(random: () => number) {
      const children = childrenOf(postmaster());
      const chosen = children[Math.floor(random() * children.length)];
      if (chosen !== undefined) killNow(chosen);
    },
    async startAgain() {
      postgres = await start();
    },
    stop: () => postgres.stop(),
  };
}

/** Reads /proc, so Linux only. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${String(pid)}/task/${String(pid)}/children`;
  return readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

function killNow(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
