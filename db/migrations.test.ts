import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import * as drizzleKit from "drizzle-kit/api";
import { expect, it } from "vitest";

interface Snapshot {
  readonly id: string;
}

/** What we use of it: its own declarations name packages that are not installed. */
const kit = drizzleKit as unknown as {
  generateDrizzleJson: (
    schema: object,
    previous: string,
    only: undefined,
    casing: "snake_case",
  ) => Snapshot;
  generateMigration: (from: Snapshot, to: Snapshot) => Promise<string[]>;
};

async function readSchema(): Promise<object> {
  const files = globSync("db/schema/*.ts").map((file) => path.resolve(file));
  const modules = files.map((file) => import(/* @vite-ignore */ file) as Promise<object>);
  return Object.assign({}, ...(await Promise.all(modules))) as object;
}

it("The migrations hold what db/schema says: generate one with `npm run db:generate`", async () => {
  const latest = globSync("db/migrations/meta/*_snapshot.json").sort().at(-1) ?? "";
  const migrated = JSON.parse(readFileSync(latest, "utf8")) as Snapshot;
  const written = kit.generateDrizzleJson(await readSchema(), migrated.id, undefined, "snake_case");
  expect(await kit.generateMigration(migrated, written)).toEqual([]);
});
