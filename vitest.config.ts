import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** Tests that ask for PostgreSQL or the object store. */
const database = ["**/*.db.test.{ts,tsx}", "tests/faults/**", "app/providers/storage/**"];

/** Tests that read and judge whole files in processes of their own: long, and without services. */
const reader = ["**/*.reader.test.ts"];

const all = "{app,db,emails,tests}/**/*.test.{ts,tsx}";
const never = ["**/node_modules/**", "tests/e2e/**"];

const project = (
  name: string,
  test: NonNullable<TestProjectInlineConfiguration["test"]>,
): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, include: [all], exclude: never, ...test },
});

export default defineConfig({
  test: {
    pool: "forks",
    // Many tests wait for a process or a database: one more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    // Guards against a test that hangs, not limits: a busy machine is slow.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine has time for it.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      project("pure", {
        exclude: [...never, ...database, ...reader],
        globalSetup: ["tests/support/without-services.ts"],
        isolate: false,
      }),
      project("database", {
        isolate: false,
        include: database.map((files) => files.replace(/\/\*\*$/, "/**/*.test.{ts,tsx}")),
        globalSetup: ["tests/support/global-setup.ts"],
      }),
      project("reader", {
        include: reader,
        globalSetup: ["tests/support/without-services.ts"],
      }),
    ],
  },
});
