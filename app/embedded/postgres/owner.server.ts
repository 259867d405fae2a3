import { readFileSync, statSync } from "node:fs";
import path from "node:path";

/** PostgreSQL refuses to run as root. */
export interface Owner {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function chooseOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(
    "PostgreSQL refuses to run as root and there is no user postgres or nobody: start as another user.",
  );
}

export function isReachable(target: string, owner: Owner): boolean {
  if (!hasMode(target, owner, statSync(target).isDirectory() ? 0o5 : 0o4)) return false;
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    if (!hasMode(folder, owner, 0o1)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function hasMode(target: string, owner: Owner, wanted: number): boolean {
  const { mode, uid, gid } = statSync(target);
  const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}
