import { expect, test } from "vitest";
import { readEnvironment } from "#app/env.server.ts";
import { restartDelay } from "./backoff.ts";
import { describeWelcome } from "./welcome.ts";

function lines(demo: Parameters<typeof describeWelcome>[1]): string[] {
  const read = readEnvironment({ PORT: "4000", DATA_DIR: "/data" });
  if (!read.ok) throw new Error(read.problems.join());
  return describeWelcome(read.settings, demo).split("\n");
}

test("the demonstration lists every address to open", () => {
  const customerLink = "http://localhost:4000/login/abc";
  const text = lines({ customerLink, staffEmail: "claire@demo.example" });
  expect(text).toContain("  Public page    http://localhost:4000/");
  expect(text).toContain(`  Customer link  ${customerLink}`);
  expect(text).toContain("  Credentials    /data/demo.json");
});

test("a real instance does not mention the demonstration", () => {
  expect(lines(null).join("\n")).not.toMatch(/outbox|demo\.json/);
});

test("a process that keeps crashing is given up", () => {
  expect(restartDelay(0)).toBeLessThan(1_000);
  expect(restartDelay(20)).toBeNull();
});
