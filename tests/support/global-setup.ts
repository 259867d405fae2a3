import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startObjectStore } from "#app/embedded/object-store.server.ts";
import { startPostgres } from "#app/embedded/postgres.server.ts";
import { createTemplate } from "#tests/support/services/template.ts";
import { ensureMessages } from "../../bin/messages.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server's address, of its `postgres` database. */
    postgresUrl: string;
    /** What the server itself writes about what goes wrong. */
    postgresLog: string;
    objectStore: { endpoint: string; bucket: string };
  }
}

/** Once a run: a real PostgreSQL with a migrated template database, and the object store. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "passerelle-tests-"));
  const [postgres, store] = await Promise.all([
    startPostgres(folder, { disposable: true }),
    startObjectStore(folder),
    ensureMessages(),
  ]);
  await createTemplate(postgres.url);
  project.provide("postgresUrl", postgres.url);
  project.provide("postgresLog", path.join(folder, "postgres.log"));
  project.provide("objectStore", { endpoint: store.endpoint, bucket: store.bucket });
  return async () => {
    await Promise.all([postgres.stop(), store.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
