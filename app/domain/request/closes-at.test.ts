import { expect, it } from "vitest";
import { closesAt, returnedClosesAt } from "./closes-at.ts";
import { statuses } from "./state-machine.ts";

const updatedAt = new Date("2026-03-20T22:30:00Z");

it("A day is 24 hours, also when the clocks change", () => {
  expect(closesAt(updatedAt, 15)).toEqual(new Date("2026-04-04T22:30:00Z"));
});

it("Only a request with changes requested waits for an answer, and a freeze stops the wait", () => {
  const waiting = statuses.filter(
    (status) => returnedClosesAt({ status, frozenAt: null, updatedAt }, 15) !== null,
  );
  expect(waiting).toEqual(["returned"]);
  const frozen = { status: "returned", frozenAt: updatedAt, updatedAt } as const;
  expect(returnedClosesAt(frozen, 15)).toBeNull();
});
