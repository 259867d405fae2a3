import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, csvStart, csvStream } from "./csv.ts";

/** What a spreadsheet finds in the first cell, after the quotes are taken off. */
function cellOf(line: string) {
  const bare = line.replace(/\r\n$/, "");
  return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
}

describe("a text that a spreadsheet would run", () => {
  it.each([
    '=HYPERLINK("http://evil.example","click")',
    "+33612345678",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u200b=1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1",
    '"=1+1',
    "name\n=1+1",
    "name;=1+1",
    "|calc",
  ])("begins with an apostrophe: %j", (text) => {
    const cell = cellOf(csvLine([text]));
    expect(cell).toBe(`'${text}`);
  });

  it.each(["Camille Durand", "a=b", "2026-11-28", "l’été + l’hiver", "12 %", ""])(
    "leaves %j as it is",
    (text) => {
      expect(cellOf(csvLine([text]))).toBe(text);
    },
  );

  it("is never left, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cellOf(csvLine([text]))).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

it("A number stays a number, also below zero, and nothing is an empty cell", () => {
  expect(csvLine([-5, 1.5, null, 0])).toBe("-5,1.5,,0\r\n");
});

it("Quotes, separators and line ends stay inside their cell", () => {
  expect(csvLine(['say "yes"', "a,b", "a;b", "a\r\nb"], ";")).toBe(
    '"say ""yes""";"a,b";"a;b";"a\r\nb"\r\n',
  );
});

it("Rows are made when they are read, and no more once the reader has gone", async () => {
  let made = 0;
  async function* rows() {
    for (;;) {
      made += 1;
      yield [made];
    }
  }
  const reader = csvStream(rows()).getReader();
  const first = await reader.read();
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(first.value)).toBe(csvStart);
  await reader.read();
  await reader.cancel();
  expect(made).toBeLessThan(5);
});
