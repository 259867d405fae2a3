import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,db,emails,tests}/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "**/node_modules/**"],
    globalSetup: ["tests/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Polling may take long on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});
