import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type LimitName, limits } from "#app/domain/limits.ts";

/** Handed to a function as an argument; the function's own tests give it other values. */
const handedOver: readonly LimitName[] = [
  "readingWaitMs",
  "strayObjectHours",
  "ssoDiscoveryMinutes",
  "ssoTimeoutSeconds",
];

it("Every limit is changed by a test, which sees what follows it", () => {
  const tests = globSync("{app,db}/**/*.test.{ts,tsx}")
    .map((file) => readFileSync(file, "utf8"))
    .filter((source) => source.includes("withLimit"))
    .join("\n");
  const untested = Object.keys(limits).filter((name) => !tests.includes(`"${name}"`));
  expect(untested.sort()).toEqual([...handedOver].sort());
});
