import { expect, it } from "vitest";
import type { StaffId } from "#app/domain/ids.ts";
import { mentionsIn } from "./mentions.ts";

const members = [
  ["Noa Lindqvist", "noa@desk.example"],
  ["Éloïse Martin", "e.martin@desk.example"],
  ["Jean-Luc Petit", "jl@desk.example"],
  ["Sam Okafor", "sam@desk.example"],
  ["Sam Petit", "sam.petit@desk.example"],
].map(([name = "", email = ""], index) => ({ id: String(index) as StaffId, name, email }));

function named(text: string) {
  return mentionsIn(text, members).map(({ name }) => name);
}

it.each([
  ["@Noa peux-tu rappeler ?", ["Noa Lindqvist"]],
  ["Vu avec @eloise.", ["Éloïse Martin"]],
  ["Pour @Éloïse Martin, et @JEAN-LUC.", ["Éloïse Martin", "Jean-Luc Petit"]],
  ["(@e.martin)", ["Éloïse Martin"]],
  ["@noa, @noa", ["Noa Lindqvist"]],
  // Two have this first name: the address or the whole name tells which one.
  ["@Sam", ["Sam Okafor"]],
  ["@sam petit", ["Sam Okafor", "Sam Petit"]],
  ["@sam.petit", ["Sam Petit"]],
])("%s names %j", (text, names) => {
  expect(named(text)).toEqual(names);
});

it.each(["Noa sait", "noa@desk.example", "contact@noa.fr", "@Noamie", "@noa.fr", "@", "", "@ Noa"])(
  "“%s” names nobody",
  (text) => {
    expect(named(text)).toEqual([]);
  },
);
