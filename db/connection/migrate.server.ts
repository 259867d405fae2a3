import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations as runWorkerMigrations } from "graphile-worker";
import postgres from "postgres";

/** Processes that start together wait for one another. */
export async function migrate(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(7226221)`;
    await runMigrations(drizzle(sql), { migrationsFolder: migrationsFolder() });
    await runWorkerMigrations({ connectionString: databaseUrl, logger: silent });
  } finally {
    await sql.end();
  }
}

/** Searched upwards from this file, because the build moves it into build/processes. */
function migrationsFolder() {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const migrations = join(folder, "db", "migrations");
    if (existsSync(migrations)) return migrations;
    if (folder === dirname(folder)) throw new Error("db/migrations is missing");
  }
}

const silent = new Logger(() => () => undefined);
