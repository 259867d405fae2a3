import { expect, it } from "vitest";
import { formatSeconds } from "./format-seconds.ts";

it("A wait is given in seconds, then in minutes", () => {
  expect(formatSeconds(28)).toBe("28\u00a0s");
  expect(formatSeconds(300)).toBe("5\u00a0min\u00a000\u00a0s");
});
