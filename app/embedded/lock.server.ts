import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { prepareDataDir } from "./data-dir.server.ts";

export class DataDirInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Passerelle already runs on ${dataDir}. Stop it first, or give this one another folder with DATA_DIR.`,
    );
    this.name = "DataDirInUse";
  }
}

/**
 * Throws DataDirInUse. The kernel releases SQLite's file lock however the process ends, so a lock
 * is never stale.
 */
export function lockDataDir(dataDir: string): { release(): void } {
  prepareDataDir(dataDir);
  const database = new DatabaseSync(path.join(dataDir, "lock"));
  try {
    database.exec("pragma locking_mode = exclusive; begin exclusive");
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === 5) throw new DataDirInUse(dataDir);
    throw error;
  }
  return { release: () => database.close() };
}
