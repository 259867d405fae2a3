import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "./csv.ts";

/** As spreadsheets read it: quotes doubled, ends of lines inside quotes. */
function readLine(line: string) {
  const cells: string[] = [];
  let [cell, quoted] = ["", false];
  for (let place = 0; place < line.length; place += 1) {
    const sign = line[place] ?? "";
    if (quoted && sign === '"' && line[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === ";" && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell.replace(/\r\n$/, "")];
}

describe("a line of CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+33612345678", "'+33612345678"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["  =HYPERLINK(1)", "'  =HYPERLINK(1)"],
    ["\u200b=1", "'\u200b=1"],
    ["＝1", "'＝1"],
    ["a=1", "a=1"],
    ["\0=1", "'=1"],
  ])("makes a text of %j", (value, cell) => {
    expect(readLine(csvLine([value]))).toEqual([cell]);
  });

  it("keeps numbers, dates and nothing as they are", () => {
    const at = new Date("2026-11-28T21:00:00Z");
    expect(csvLine([-2, 1.5, true, at, null, undefined, ""])).toBe(
      "-2;1.5;true;2026-11-28T21:00:00.000Z;;;\r\n",
    );
  });

  it("gives every text back, and none of them as a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (values) => {
        const read = readLine(csvLine(values));
        const asGiven = values.map((value) => value.replaceAll("\0", ""));
        expect(read.map((cell) => cell.replace(/^'(?=[\s\S])/, ""))).toEqual(
          asGiven.map((value) => value.replace(/^'(?=[\s\S])/, "")),
        );
        for (const cell of read) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
