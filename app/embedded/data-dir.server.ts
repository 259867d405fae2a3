import { mkdirSync } from "node:fs";

/** Makes DATA_DIR. Root's may be passed through by others: PostgreSQL runs as another user below it. */
export function prepareDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
