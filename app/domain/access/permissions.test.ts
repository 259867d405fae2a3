import { expect, it } from "vitest";
import { isPermitted, permissionsOf } from "./permissions.ts";

const reading = permissionsOf(["auditor"]);

it("An auditor reads and exports, and changes nothing but their own access", () => {
  const kinds = [
    "own",
    "factors",
    "read",
    "read-all",
    "export",
    "read-imports",
    "read-audit",
    "read-members",
    "read-settings",
    "read-keys",
  ];
  expect([...reading].sort()).toEqual(kinds.sort());
});

it("Only an approver approves or rejects", () => {
  for (const permission of ["approve", "reject"] as const) {
    expect(isPermitted(["approver"], permission)).toBe(true);
    expect(isPermitted(["agent", "administrator", "auditor"], permission)).toBe(false);
  }
});

it("Several roles add up", () => {
  const both = permissionsOf(["agent", "auditor"]);
  expect(both).toEqual(expect.arrayContaining([...reading, ...permissionsOf(["agent"])]));
});

it("Nobody without a role may do anything", () => {
  expect(permissionsOf([])).toEqual([]);
});
