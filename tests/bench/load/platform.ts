import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startInstances } from "#tests/support/e2e/instances.ts";
import { startKillableDatabase } from "#tests/support/services/killable-database.ts";
import { startKillableStore } from "#tests/support/services/killable-store.ts";

export const platformOrigin = "https://portal.test";

/** As an operator runs it, behind a proxy: React, too, has a slower build for other environments. */
const production = {
  NODE_ENV: "production",
  PUBLIC_ORIGIN: platformOrigin,
  TRUST_PROXY: "1",
  RATE_LIMIT_FACTOR: "",
  LOG_LEVEL: "error",
};

/** Two web processes and two workers on a PostgreSQL and an object store of their own. */
export async function startPlatform() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "passerelle-load-"));
  const database = await startKillableDatabase(path.join(folder, "database"));
  const store = await startKillableStore(path.join(folder, "store"));
  const own = { url: database.url, drop: () => Promise.resolve() };
  const product = await startInstances(
    { servers: 2, workers: 2 },
    { database: own, store, env: production },
  );
  return {
    product,
    async stop() {
      await product.stop();
      await database.stop();
      await store.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
