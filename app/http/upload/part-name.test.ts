import { expect, it } from "vitest";
import { nameInDisposition } from "./part-name.ts";

const utf8 = (text: string) => Buffer.from(text).toString("latin1");

/** What each client writes, one character per byte. */
const headers: readonly (readonly [string, string, string | null])[] = [
  ["Chrome", `filename="${utf8("Kbis de l’été.pdf")}"`, "Kbis de l’été.pdf"],
  ["Chrome with quotes", 'filename="Kbis %22original%22.pdf"', 'Kbis "original".pdf'],
  ["Chrome with a percent sign", 'filename="Parts 50%.pdf"', "Parts 50%.pdf"],
  ["Chrome with what looks encoded", 'filename="a%20b%C3%A9 %25.pdf"', "a%20b%C3%A9 %25.pdf"],
  ["Chrome with a line feed", 'filename="a%0Ab%0D.pdf"', "a\nb\r.pdf"],
  ["Chrome on a Mac", `filename="${utf8("e\u0301te\u0301.pdf")}"`, "e\u0301te\u0301.pdf"],
  ["Firefox", 'filename="%22lettre%22.pdf"', '"lettre".pdf'],
  ["Firefox before 90", 'filename="la \\"lettre\\".pdf"', 'la "lettre".pdf'],
  ["Safari", `filename="${utf8("Kbis 12/11/2026.pdf")}"`, "Kbis 12/11/2026.pdf"],
  ["Safari before 15", 'filename="Kbis "original".pdf"', 'Kbis "original".pdf'],
  ["Safari before 15, only quotes", 'filename="""', '"'],
  ["curl", 'filename="a\\"b\\\\c.pdf"', 'a"b\\c.pdf'],
  ["curl --form-escape", 'filename="a%22b.pdf"', 'a"b.pdf'],
  ["curl from a Latin-1 terminal", 'filename="\xe9t\xe9.pdf"', "été.pdf"],
  ["Python requests", "filename*=utf-8''%C3%A9t%C3%A9%20%22x%22.pdf", 'été "x".pdf'],
  ["both forms", "filename=\"EUR.pdf\"; filename*=UTF-8''%E2%82%AC%20rates.pdf", "€ rates.pdf"],
  ["the extended form first", "filename*=UTF-8'fr'%e9.pdf; filename=\"e.pdf\"", "é.pdf"],
  ["an extended form in Latin-1", "filename*=iso-8859-1''caf%E9.pdf", "café.pdf"],
  ["an extended form that is broken", 'filename*=utf-8; filename="b.pdf"', "b.pdf"],
  ["old Internet Explorer", 'filename="C:\\Users\\zoe\\kbis.pdf"', "C:\\Users\\zoe\\kbis.pdf"],
  [
    "old Internet Explorer, Western",
    'filename="C:\\docs\\r\xe9sum\xe9.pdf"',
    "C:\\docs\\résumé.pdf",
  ],
  ["a program that encodes twice", `filename="${utf8("Ã©tÃ©.pdf")}"`, "été.pdf"],
  ["Java without quotes", "filename=kbis.pdf", "kbis.pdf"],
  ["Java without quotes, more follows", "filename=kbis.pdf; size=3", "kbis.pdf"],
  ["a parameter behind", 'filename="a "b" c.pdf"; size=3', 'a "b" c.pdf'],
  ["a semicolon in the name", 'filename="a; b.pdf"', "a; b.pdf"],
  ["no end of the quote", 'filename="kbis.pdf', "kbis.pdf"],
  ["nothing chosen", 'filename=""', ""],
  ["a field", "", null],
];

it.each(headers)("%s: the name is whole", (_, parameter, name) => {
  const header = `Content-Disposition: form-data; name="document"; ${parameter}`;
  expect(nameInDisposition(header.replace(/; $/, ""))).toBe(name);
});

it("The name of the field is not the file's", () => {
  expect(nameInDisposition('Content-Disposition: form-data; name="filename=x"')).toBeNull();
});
