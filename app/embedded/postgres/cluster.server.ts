import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries.server.ts";
import type { Owner } from "./owner.server.ts";
import { runAs } from "./run-as.server.ts";

export const roleName = "passerelle";

export async function ensureCluster(
  folder: string,
  password: string,
  binaries: Binaries,
  owner: Owner | null,
): Promise<void> {
  if (existsSync(path.join(folder, "PG_VERSION"))) return;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  if (owner) chownSync(part, owner.uid, owner.gid);
  await initialise(part, password, binaries, owner);
  renameSync(part, folder);
}

async function initialise(
  folder: string,
  password: string,
  binaries: Binaries,
  owner: Owner | null,
): Promise<void> {
  const passwordFile = `${folder}.password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const options = [
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--encoding=UTF8",
    "--auth=scram-sha-256",
    `--username=${roleName}`,
    `--pwfile=${passwordFile}`,
    "--no-sync",
    "--no-instructions",
    `--pgdata=${folder}`,
  ];
  try {
    await finish(runAs(owner, folder, binaries.initdb, options));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function finish(command: ReturnType<typeof runAs>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 300_000,
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The embedded database could not be created:\n${output.trim()}`));
    });
  });
}
