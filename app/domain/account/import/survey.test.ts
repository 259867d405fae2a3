import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { createSurvey } from "./survey.ts";

const heads = "Identifiant;Type;Raison sociale;E-mail;Mobile vérifié le\r\n";
const plain = "a-1;SARL;Dupont;zoe@a.example;\r\n";
const accents = "a-2;Société;Boulangerie Léger, élève à Noël;zoe@a.example;\r\n";

function surveyed(bytes: Buffer, piece = 1_000) {
  const survey = createSurvey();
  for (let at = 0; at < bytes.length; at += piece) survey.push(bytes.subarray(at, at + piece));
  return survey.end();
}

it.each(["windows-1252", "macintosh", "cp850"])(
  "tells %s from the few lines with accents of a long file",
  (encoding) => {
    const text = plain.repeat(20_000) + accents.repeat(3) + plain.repeat(20_000);
    expect(surveyed(iconv.encode(heads + text, encoding)).encoding).toBe(encoding);
  },
);

it("a single byte at the end keeps a file from being UTF-8", () => {
  const utf8 = Buffer.from(heads + accents.repeat(10));
  expect(surveyed(utf8).encoding).toBe("utf-8");
  expect(surveyed(utf8, 1).encoding).toBe("utf-8");
  const mixed = Buffer.concat([utf8, Buffer.from("a-3;SARL;L\xe9ger;z@a.example;", "latin1")]);
  expect(surveyed(mixed).encoding).toBeNull();
});

it("a file with NUL is no text, unless it is UTF-16", () => {
  expect(surveyed(Buffer.from(`${heads}\0`))).toEqual({ encoding: null, isText: false });
  expect(surveyed(Buffer.from(heads + accents, "utf16le"))).toEqual({
    encoding: "utf-16le",
    isText: true,
  });
});

it("a file without line breaks is surveyed all the same", () => {
  expect(surveyed(Buffer.from("é".repeat(300_000)), 60_001).encoding).toBe("utf-8");
});
