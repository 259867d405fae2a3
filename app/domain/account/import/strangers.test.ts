import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readWhole } from "#tests/support/accounts/read-whole.ts";

const folder = new URL("../../../../tests/support/strangers/", import.meta.url);

async function rowsOf(bytes: Buffer) {
  const { refusal, ...read } = await readWhole(bytes);
  return refusal === null ? read : expect.fail(refusal);
}

const stranger = (name: string) => rowsOf(readFileSync(new URL(name, folder)));

it.each([
  ["sepline.csv", "utf-8", 3, "Dupont & Fils – Œuvres €"],
  ["barequotes.csv", "utf-8", 2, 'Dupont "et" Fils'],
  ["eqMobile.csv", "utf-8", 2, "Dupont & Fils – Œuvres €"],
  ["macroman.csv", "macintosh", 2, "Dupont & Fils – Œuvres €"],
])("%s is read whole", async (name, encoding, line, company) => {
  const { rows, columns, ...file } = await stranger(name);
  expect(file).toEqual({ encoding, separator: ";" });
  expect(columns).toMatchObject({ unknown: [], missing: [] });
  expect(rows.map(({ problems }) => problems)).toEqual([[], []]);
  expect(rows[0]).toMatchObject({
    line,
    account: { name: company, contactName: "Zoé Dupont", mobile: "+33612345678" },
  });
  expect(rows[1]).toMatchObject({ line: line + 1, account: { name: "L’Été" } });
});

const heads = "Identifiant;Type;Raison sociale;E-mail;Mobile;Mobile vérifié le";
const row = (name: string, mobile = "", email = "zoe@a.example", login = name) =>
  `${login};Société;${name};${email};${mobile};${mobile && "31/01/2026"}`;
const file = (...rows: string[]) => rowsOf(Buffer.from([heads, ...rows].join("\r\n")));
const problemsOf = async (...rows: string[]) =>
  (await file(...rows)).rows.map(({ line, problems }) => [line, ...problems]);

it.each(["sep=;", '"sep=;"', "SEP=;", "sep=;;;;", "\ufeffsep=;"])(
  "the line %j names the separator",
  async (line) => {
    const read = await rowsOf(Buffer.from(`${line}\r\n${heads}\r\n${row("a, b, c, d, e, f")}`));
    expect(read).toMatchObject({ separator: ";", columns: { missing: [] } });
    expect(read.rows).toMatchObject([{ line: 3, problems: [] }]);
  },
);

it.each(["|", ",", "\t", "^"])("a line may name %j", async (separator) => {
  const text = `sep=${separator}\n${heads}\n${row("a")}`.replaceAll(";", separator);
  expect(await rowsOf(Buffer.from(text))).toMatchObject({
    separator,
    rows: [{ line: 3, problems: [] }],
  });
});

it.each(['="0612345678"', '"=""0612345678"""', '="+33 6 12 34 56 78"'])(
  "the cell %s of Excel is the number in it",
  async (cell) => {
    expect((await file(row("a", cell))).rows[0]?.account?.mobile).toBe("+33612345678");
  },
);

it("an odd row is that row's fault, with its line", async () => {
  expect(
    await problemsOf(
      row("a"),
      row('"b', "", "zoe@a.example", "b"),
      row("c"),
      row("d; e", "0612345678", "zoe@a.example", "d"),
      row("LÃ©ger", "", "zoe@a.example", "f"),
      row("g", "", "no address"),
      row("h"),
    ),
  ).toEqual([
    [2],
    [3, "quote-open"],
    [4],
    [5, "cells-too-many", "email-invalid", "mobile-invalid"],
    [6, "garbled"],
    [7, "email-invalid"],
    [8],
  ]);
});

it.each([
  ["zoe@été.fr", "zoe@xn--t-9fab.fr"],
  ["Zoe@CHÂTEAU.example", "zoe@xn--chteau-xta.example"],
  ["zoe@été.fr/x", undefined],
  ["zoé@a.example", undefined],
  ["zoe@été .fr", "zoe@xn--t-9fab.fr"],
])("the domain of %s becomes ASCII", async (email, ascii) => {
  const [only] = (await file(row("a", "", email))).rows;
  expect(only?.account?.contactEmail).toBe(ascii);
});

it("an encoding that cannot be told is named as such, and nothing is read", async () => {
  const bytes = Buffer.from("login;type;nom;e-mail\na;Société;b;a@b.example\n", "latin1");
  expect((await readWhole(bytes)).refusal).toBeNull();
  const unclear = Buffer.from("login;type;nom;e-mail\na;SARL;\xe9ve;a@b.example\n", "latin1");
  expect(await readWhole(unclear)).toEqual({ refusal: "encoding-unknown", rows: [] });
});
