import { describe, expect, it } from "vitest";
import { contactFaults } from "./enter-contact.server.ts";

const good = { name: "Julie Castel", role: "Gérante", email: "Julie@Exemple.fr" };

describe("the new contact's form", () => {
  it("is valid with name, role and address", () => {
    expect(contactFaults(good)).toEqual([]);
  });

  it("reports all faults together, in the order of the fields", () => {
    expect(contactFaults({ name: " ", role: "", email: "" })).toEqual([
      { field: "name", refusal: "contact-name-missing" },
      { field: "role", refusal: "contact-role-missing" },
      { field: "email", refusal: "contact-email-missing" },
    ]);
  });

  it("refuses texts that are too long", () => {
    const long = "x".repeat(201);
    expect(contactFaults({ ...good, name: long, role: long })).toEqual([
      { field: "name", refusal: "too-long" },
      { field: "role", refusal: "too-long" },
    ]);
  });

  it.each([
    "Julie\nCliquez ici",
    "Julie\u2028Castel",
    "https://exemple.fr",
    "Gagnez sur www.exemple",
    "voir exemple.fr/prix",
    "exemple.fr",
    "julie@exemple.fr",
  ])("refuses %j as a name or a role: mails carry them", (text) => {
    expect(contactFaults({ ...good, name: text, role: text })).toEqual([
      { field: "name", refusal: "contact-text-odd" },
      { field: "role", refusal: "contact-text-odd" },
    ]);
  });

  it.each([
    "\u202eeiluJ",
    "Julie\u0007",
    "Ju\u200elie",
    "Julie\u{e0041}",
    "Julie\ufe0f",
    "Julie\ue000",
    "Jul\u200die",
    "Julie\u3164",
    "\u2066Julie\u2069",
  ])("refuses %j as a name or a role: it looks like another text", (text) => {
    expect(contactFaults({ ...good, name: text, role: text })).toEqual([
      { field: "name", refusal: "contact-text-hidden" },
      { field: "role", refusal: "contact-text-hidden" },
    ]);
  });

  it.each(["voir exemple.com", "Directeur.trice.fr", "www.rices"])(
    "refuses %j as a role",
    (role) => {
      expect(contactFaults({ ...good, role })).toEqual([
        { field: "role", refusal: "contact-text-odd" },
      ]);
    },
  );

  it.each([
    "Directeur.trice",
    "Gérant.e.s",
    "Gérant.es",
    "Administrateur.rices adjoint.e.s",
    "Chef.fe",
  ])("takes the role %j", (role) => {
    expect(contactFaults({ ...good, role })).toEqual([]);
  });

  it.each([
    "M. Dupont",
    "J.-P. O’Neill",
    "Gérant de S.A.R.L.",
    "Directeur/trice : achats & ventes",
    "李 小龙",
    "N° 2",
  ])("takes %j", (text) => {
    expect(contactFaults({ ...good, name: text, role: text })).toEqual([]);
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
