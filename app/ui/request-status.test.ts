import { expect, it } from "vitest";
import { statuses } from "#app/domain/request/state-machine.ts";
import { statusFace } from "./request-status.ts";

it("A freeze suspends what is open; a rejection needs no freeze to hold", () => {
  const suspended = statuses.filter(
    (status) => statusFace(status, true) !== statusFace(status, false),
  );
  expect(suspended).toEqual(["started", "submitted", "returned", "approved"]);
  expect(statusFace("rejected", true)).toBe(statusFace("rejected", false));
});
