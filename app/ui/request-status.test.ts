import { expect, it } from "vitest";
import { statuses } from "#app/domain/request/state-machine.ts";
import { offersAnother, statusFace } from "./request-status.ts";

it("A freeze suspends what is open; a rejection needs no freeze to hold", () => {
  const suspended = statuses.filter(
    (status) => statusFace(status, true) !== statusFace(status, false),
  );
  expect(suspended).toEqual(["started", "submitted", "returned", "approved"]);
  expect(statusFace("rejected", true)).toBe(statusFace("rejected", false));
});

it("The words of what ended without effect offer another request", () => {
  expect(statuses.filter(offersAnother)).toEqual([
    "rejected",
    "withdrawn",
    "superseded",
    "expired",
  ]);
});
