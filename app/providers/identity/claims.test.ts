import { describe, expect, it } from "vitest";
import { identityOf } from "./claims.ts";

const who = { iss: "https://id.example", sub: "u-1" };
const rolesIn = (claims: object, claim = "roles", prefix = "") =>
  identityOf({ ...who, ...claims }, { claim, prefix })?.roles;

describe("Roles", () => {
  it("are a list, or words with spaces or commas between", () => {
    expect(rolesIn({ roles: ["agent", 3, "auditor"] })).toEqual(["agent", "auditor"]);
    expect(rolesIn({ roles: "agent, auditor" })).toEqual(["agent", "auditor"]);
    expect(rolesIn({ roles: { agent: true } })).toEqual([]);
  });

  it("stand under the name that was configured, or at its path", () => {
    expect(rolesIn({ realm_access: { roles: ["agent"] } }, "realm_access.roles")).toEqual([
      "agent",
    ]);
    expect(rolesIn({ "https://a.example/roles": ["agent"] }, "https://a.example/roles")).toEqual([
      "agent",
    ]);
    expect(rolesIn({}, "constructor.name")).toEqual([]);
  });

  it("without the prefix are those of other programs", () => {
    const roles = ["passerelle-agent", "billing-administrator", "administrator", "passerelle-"];
    expect(rolesIn({ roles }, "roles", "passerelle-")).toEqual(["agent"]);
  });
});

it("Only true is a verified address", () => {
  const isVerified = (email_verified: unknown) =>
    identityOf({ ...who, email: "a@b.example", email_verified }, { claim: "roles", prefix: "" })
      ?.isEmailVerified;
  expect([true, "true", 1, undefined].map(isVerified)).toEqual([true, false, false, false]);
});
