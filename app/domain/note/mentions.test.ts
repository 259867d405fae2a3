import { expect, it } from "vitest";
import type { StaffId } from "#app/domain/ids.ts";
import { mentionsIn } from "./mentions.ts";

const members = [
  ["Noa Lindqvist", "noa@desk.example"],
  ["Éloïse Martin", "e.martin@desk.example"],
  ["Jean-Luc Petit", "jl@desk.example"],
  ["Sam Okafor", "s.okafor@desk.example"],
  ["Sam Petit", "sam.petit@desk.example"],
  ["Claude Roy", "roy@desk.example"],
  ["Claude Roy", "claude.roy@desk.example"],
].map(([name = "", email = ""]) => member(name, email));
const gone = [
  member("Ines Partie", "ines@desk.example", new Date()),
  member("Noa Ancienne", "noa.ancienne@desk.example", new Date()),
];

function member(name: string, email: string, disabledAt: Date | null = null) {
  return { id: email as StaffId, name, email, disabledAt };
}

const read = (text: string) => mentionsIn(text, [...members, ...gone]);
const named = (text: string) => read(text).named.map(({ email }) => email.split("@")[0]);

it.each([
  ["@Noa peux-tu rappeler ?", ["noa"]],
  ["Vu avec @eloise.", ["e.martin"]],
  ["Pour @Éloïse Martin, et @JEAN-LUC.", ["e.martin", "jl"]],
  ["(@e.martin)", ["e.martin"]],
  ["@noa, @noa", ["noa"]],
  // Typed with a no-break space, or at the end of a line.
  ["@sam\u00a0petit et @Sam\nOkafor", ["sam.petit", "s.okafor"]],
  ["@sam.petit", ["sam.petit"]],
  // Two have the same name: the address tells which one.
  ["@roy@desk.example", ["roy"]],
  ["@claude.roy", ["claude.roy"]],
])("%s names %j", (text, emails) => {
  expect(read(text)).toMatchObject({ isUnclear: false, isGone: false });
  expect(named(text)).toEqual(emails);
});

it.each(["Noa sait", "noa@desk.example", "contact@noa.fr", "@Noamie", "@noa.fr", "@", "", "@ Noa"])(
  "“%s” names nobody",
  (text) => {
    expect(read(text)).toEqual({ named: [], isUnclear: false, isGone: false });
  },
);

it("A first name or a whole name that several have is unclear", () => {
  expect(read("@Sam et @noa")).toMatchObject({ isUnclear: true });
  expect(read("@claude roy")).toMatchObject({ isUnclear: true });
});

it("A member without access is told apart from a colleague with the same first name", () => {
  expect(read("@ines")).toMatchObject({ named: [], isGone: true });
  expect(read("@Noa Ancienne")).toMatchObject({ named: [], isGone: true });
  expect(named("@Noa rappelle")).toEqual(["noa"]);
});
