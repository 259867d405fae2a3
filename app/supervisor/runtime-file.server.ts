import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Settings } from "#app/env/settings.ts";

const runtime = z.object({
  databaseUrl: z.string(),
  storeEndpoint: z.string(),
  bucket: z.string(),
  origin: z.string(),
  pid: z.number(),
});

export type Runtime = z.infer<typeof runtime>;

const fileIn = (dataDir: string) => path.join(dataDir, "runtime.json");

/** Mode 0600, because it contains the database's password. */
export function writeRuntime(settings: Settings): void {
  const content: Runtime = {
    databaseUrl: settings.databaseUrl,
    storeEndpoint: settings.store.endpoint ?? "",
    bucket: settings.store.bucket,
    origin: settings.publicOrigin,
    pid: process.pid,
  };
  const file = fileIn(settings.dataDir);
  writeFileSync(`${file}.part`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** May be left over from a killed instance: trust it only while the folder is locked. */
export function readRuntime(dataDir: string): Runtime | null {
  try {
    return runtime.parse(JSON.parse(readFileSync(fileIn(dataDir), "utf8")));
  } catch {
    return null;
  }
}

export function removeRuntime(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
