import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export function keepSecretKey(dataDir: string): string {
  return keepSecret(path.join(dataDir, "secret-key"));
}

export function keepSecret(file: string): string {
  const known = readSecret(file);
  if (known !== null) return known;
  const part = `${file}.${process.pid}`;
  writeFileSync(part, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
  try {
    // Unlike a rename, a link never replaces a file that another process has just created.
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(part, { force: true });
  }
  const kept = readSecret(file);
  if (kept === null) throw new Error(`${file} is empty: remove it, or put the secret back`);
  return kept;
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
