import { expect, it } from "vitest";
import { staffPaths } from "./paths.ts";
import { referenceIn } from "./staff-access.ts";

it.each([
  ["/staff/requests/ABCD-1234", "ABCD-1234"],
  ["/staff/requests/abcd1234/documents/5/pages/1", "abcd1234"],
  ["/Staff/Requests/%41BCD-1234/approval//", "ABCD-1234"],
  ["/%73taff/requests/AB%2FCD/decision.pdf", "AB/CD"],
  ["/staff/requests/next", null],
  ["/staff/requests/views", null],
  ["/staff/accounts/ABCD-1234", null],
])("The address %s is about the request %s", (pathname, reference) => {
  expect(referenceIn(pathname)).toBe(reference);
});

it("Every address with a reference tells it", () => {
  const paths = Object.values(staffPaths).filter(({ pattern }) => pattern.includes(":reference"));
  expect(paths.length).toBeGreaterThan(20);
  for (const { pattern } of paths) {
    const address = pattern.replace(":reference", "ABCD-1234").replace(/:\w+/g, "7");
    expect([pattern, referenceIn(address)]).toEqual([pattern, "ABCD-1234"]);
  }
});
