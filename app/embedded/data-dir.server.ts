import { mkdirSync } from "node:fs";

/** Created by root it is passable by others, because PostgreSQL runs as another user below it. */
export function prepareDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
