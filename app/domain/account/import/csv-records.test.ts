import { expect, it } from "vitest";
import { csvRecords } from "./csv-records.ts";

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
