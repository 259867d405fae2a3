import { expect, it } from "vitest";
import { unmangled } from "./mangled.ts";

it.each([
  ["Ã©tÃ©", "été"],
  ["SociÃ©tÃ© Å’uvres", "Société Œuvres"],
  ["Ã‰LYSÃ‰E", "ÉLYSÉE"],
  ["Ã\u0089LYSÃ\u0089E", "ÉLYSÉE"],
  ["Lâ€™Ã‰tÃ©", "L’Été"],
  ["été", "été"],
  ["Société Œuvres & Fils – 50 €", "Société Œuvres & Fils – 50 €"],
  ["Łódź", "Łódź"],
  ["Château d’Â", "Château d’Â"],
  ["plain", "plain"],
  ["", ""],
])("reads %j as %j", (text, whole) => {
  expect(unmangled(text)).toBe(whole);
});
