import { describe, expect, it } from "vitest";
import { contactFaults } from "./enter-contact.server.ts";

const good = { name: "Julie Castel", role: "Gérante", email: "Julie@Exemple.fr" };

describe("the new contact's form", () => {
  it("is right with name, role and address", () => {
    expect(contactFaults(good)).toEqual([]);
  });

  it("names every fault at once, in the order of the fields", () => {
    expect(contactFaults({ name: " ", role: "", email: "" })).toEqual([
      { field: "name", refusal: "contact-name-missing" },
      { field: "role", refusal: "contact-role-missing" },
      { field: "email", refusal: "contact-email-missing" },
    ]);
  });

  it("refuses what is too long", () => {
    const long = "x".repeat(201);
    expect(contactFaults({ ...good, name: long, role: long })).toEqual([
      { field: "name", refusal: "too-long" },
      { field: "role", refusal: "too-long" },
    ]);
  });

  it.each([
    "julie",
    "julie@",
    "@exemple.fr",
    "julie@exemple",
    "a b@exemple.fr",
    "julie@exemple.fr, x@y.fr",
    `${"a".repeat(250)}@b.fr`,
  ])("refuses %s as an address", (email) => {
    expect(contactFaults({ ...good, email })).toEqual([
      { field: "email", refusal: "contact-email-invalid" },
    ]);
  });
});
