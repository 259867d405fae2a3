import { expect, it } from "vitest";
import { statuses } from "#app/domain/request/state-machine.ts";
import { threadClosure } from "./thread.ts";

const frozenAt = new Date("2026-11-29T10:00:00Z");

it("Both sides write about a request that was sent and is not over", () => {
  const open = statuses.filter((status) => !threadClosure({ status, frozenAt: null }));
  expect(open).toEqual(["submitted", "returned", "approved"]);
});

it("Nobody writes about a suspended request, and one that is over stays over", () => {
  expect(threadClosure({ status: "submitted", frozenAt })).toBe("frozen");
  expect(threadClosure({ status: "rejected", frozenAt })).toBe("thread-closed");
});
