import type { SpawnOptions } from "node:child_process";
import { existsSync } from "node:fs";
import { isReachable, type Owner } from "./owner.server.ts";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: SpawnOptions;
}

const setpriv = "/usr/bin/setpriv";
/**
 * The one capability PostgreSQL keeps when its folder lies below a closed one such as /root: read
 * and search folders.
 */
const passOnly = "-all,+dac_read_search";

/** Throws if the owner cannot reach the data folder. */
export function runAs(
  owner: Owner | null,
  dataFolder: string,
  file: string,
  args: readonly string[],
): Command {
  const env = { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as const;
  const options: SpawnOptions = { cwd: "/", env, windowsHide: true };
  if (process.platform === "win32") return { file, args, options: { ...options, cwd: dataFolder } };
  if (owner === null) return { file, args, options };
  if (isReachable(dataFolder, owner)) {
    return { file, args, options: { ...options, uid: owner.uid, gid: owner.gid } };
  }
  return { file: setpriv, args: [...passThrough(owner, dataFolder), file, ...args], options };
}

function passThrough(owner: Owner, dataFolder: string): string[] {
  if (process.platform !== "linux" || !existsSync(setpriv)) {
    throw new Error(
      `PostgreSQL runs as ${owner.name}, who cannot enter ${dataFolder}: set DATA_DIR to a folder below one that others may pass through.`,
    );
  }
  return [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    "--clear-groups",
    `--inh-caps=${passOnly}`,
    `--ambient-caps=${passOnly}`,
    "--",
  ];
}
