import { expect, it } from "vitest";
import { daysFault } from "./reminder-days.ts";

const usual = { first: 3, second: 10, notice: 2 };

it.each([
  [{}, null],
  [{ first: 1, second: 14, notice: 14 }, null],
  [{ first: 0 }, { fault: "not-days", field: "first" }],
  [{ second: 2.5 }, { fault: "not-days", field: "second" }],
  [{ notice: Number.NaN }, { fault: "not-days", field: "notice" }],
  [{ second: 15 }, { fault: "after-the-end", field: "second" }],
  [{ first: 20 }, { fault: "after-the-end", field: "first" }],
  [{ notice: 15 }, { fault: "after-the-end", field: "notice" }],
  [{ second: 3 }, { fault: "not-in-order", field: "second" }],
])("%j of requests that end after 15 days: %j", (changes, fault) => {
  expect(daysFault({ ...usual, ...changes }, 15)).toEqual(fault);
});
