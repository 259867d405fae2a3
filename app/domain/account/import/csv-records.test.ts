import { expect, it } from "vitest";
import { createLineSplitter } from "./csv-lines.ts";
import { createCsvReader } from "./csv-records.ts";

const csvRecords = (text: string, separator: string) =>
  createCsvReader(separator)(text.split(/\r\n|\n|\r/), true);

const read = (text: string, separator = ";") =>
  csvRecords(text, separator).map(({ line, cells, isBroken }) =>
    isBroken ? `${String(line)}!` : `${String(line)}: ${cells.join("|")}`,
  );
const heads = "a;b;c\n";

it.each<[string, string, string[]]>([
  ["plain", "1;2;3", ["2: 1|2|3"]],
  ["a quoted separator", '1;"2;2";3', ["2: 1|2;2|3"]],
  ["doubled quotes", '1;"le ""2""";3', ['2: 1|le "2"|3']],
  ["bare quotes", '1;Dupont "et" Fils;3', ['2: 1|Dupont "et" Fils|3']],
  ["inches", '1;12" de haut;3\n4;5" et;6', ['2: 1|12" de haut|3', '3: 4|5" et|6']],
  ["text after the closing quote", '1;"Dupont" et Fils;3', ['2: 1|"Dupont" et Fils|3']],
  ["a formula of Excel", '1;="0612";3', ['2: 1|="0612"|3']],
  ["a line feed in a cell", '1;"2\n2";3\n4;5;6', ["2: 1|2\n2|3", "4: 4|5|6"]],
  ["an open quote, then good rows", '1;"2;3\n4;5;6\n7;8;9', ["2!", "3: 4|5|6", "4: 7|8|9"]],
  ["an open quote, then a quoted cell", '1;"2;3\n4;"5";6', ["2!", "3: 4|5|6"]],
  ["an open quote, then another column", '1;"2;3\n4;5;"6"', ["2!", "3: 4|5|6"]],
  ["two open quotes", '1;"2;3\n4;"5;6\n7;8;9', ["2!", "3!", "4: 7|8|9"]],
  ["an open quote at the end", '1;2;3\n4;5;"', ["2: 1|2|3", "3!"]],
  ["empty lines", "\n1;2;3\n;;\n\n4;5;6", ["3: 1|2|3", "6: 4|5|6"]],
  ["spaces around quotes", '1; "2;2" ;3', ["2: 1|2;2|3"]],
  ["a short row", "1;2", ["2: 1|2"]],
  ["a long row", "1;2;3;4", ["2: 1|2|3|4"]],
])("%s", (_, rows, records) => {
  expect(read(heads + rows).slice(1)).toEqual(records);
  expect(read((heads + rows).replaceAll("\n", "\r\n")).slice(1)).toEqual(records);
});

it("takes time in proportion to the length, however many quotes are open", () => {
  const text = heads + '1;"2;3\n'.repeat(20_000);
  expect(csvRecords(text, ";")).toHaveLength(20_001);
});

it("reads the same from pieces of any length, wherever they are cut", () => {
  const rows = '1;"2\r\n2";3\r\n4;"5;6\r\n7;8;9\r\n\r\n10;"11;""2""";12\r\n';
  const text = "a;b;c\r\n" + rows.repeat(40);
  const whole = csvRecords(text, ";");
  for (const length of [1, 2, 3, 7, 100]) {
    const split = createLineSplitter(1_000);
    const read = createCsvReader(";");
    const records = [];
    for (let at = 0; at < text.length; at += length) {
      const isLast = at + length >= text.length;
      records.push(...read(split(text.slice(at, at + length), isLast) ?? [], isLast));
    }
    expect(records).toEqual(whole);
  }
  expect(whole.filter(({ isBroken }) => isBroken)).toHaveLength(40);
});

it("gives a text without line breaks up before it fills the memory", () => {
  const split = createLineSplitter(1_000);
  expect(split("x".repeat(900), false)).toEqual([]);
  expect(split("x".repeat(900), false)).toBeNull();
});

it("takes time in proportion to the length of long lines with open quotes, too", () => {
  const text = heads + `1;"${"2".repeat(5_000)};3\n`.repeat(400);
  expect(csvRecords(text, ";").filter(({ isBroken }) => isBroken)).toHaveLength(400);
});
