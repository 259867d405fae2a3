import { expect, it } from "vitest";
import { labelOf } from "./upload-label.ts";

it.each([
  ["Kbis de l’été.pdf", "Kbis de l’été.pdf"],
  ["C:\\Users\\marie\\kbis.pdf", "kbis.pdf"],
  ["C:\\fakepath\\kbis.pdf", "kbis.pdf"],
  ["C:/Users/marie/kbis.pdf", "kbis.pdf"],
  ["\\\\server\\share\\kbis.pdf", "kbis.pdf"],
  ["/home/marie/kbis.pdf", "kbis.pdf"],
  ["./kbis.pdf", "kbis.pdf"],
  ["../../etc/passwd", "passwd"],
  ["Kbis 12/11/2026.pdf", "Kbis 12/11/2026.pdf"],
  ["PV AG/AGE.pdf", "PV AG/AGE.pdf"],
  ['50 % "vrai".pdf', '50 % "vrai".pdf'],
  ["kbis\u202Efdp.exe", "kbisfdp.exe"],
  ["kbis\r\nX-Evil: 1", "kbisX-Evil: 1"],
  ["e\u0301te\u0301.pdf", "été.pdf"],
  ["x".repeat(500), "x".repeat(120)],
  ["", ""],
  [undefined, ""],
])("shows %j as %j", (filename, label) => {
  expect(labelOf(filename)).toBe(label);
});
