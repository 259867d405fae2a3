import { type MadeFile, madeFile } from "./made-file.ts";
import { hybrid, linearised } from "./rare-layouts.ts";
import { textPage } from "./text-page.ts";
import { updated, writePdf } from "./write-pdf.ts";

const text = (lines: readonly string[]) => Buffer.from(lines.join("\r\n"), "latin1");

/** What programs put before a PDF. */
const befores: Readonly<Record<string, Buffer>> = {
  "a byte-order mark": Buffer.from([0xef, 0xbb, 0xbf]),
  "a mark of UTF-16": Buffer.from([0xff, 0xfe]),
  "line feeds": Buffer.from("\r\n\n\n"),
  spaces: Buffer.alloc(1_000, 32),
  zeros: Buffer.alloc(512),
  "HTTP headers": text([
    "HTTP/1.1 200 OK",
    "Date: Sat, 28 Nov 2026 10:00:00 GMT",
    'Content-Disposition: attachment; filename="kbis.pdf"',
    "Content-Type: application/pdf",
    "",
    "",
  ]),
  "the length of a chunk": text(["3a7f", ""]),
  "mail headers": text([
    "From: Greffe <greffe@greffe.example>",
    "Message-ID: <1234.5678@mail.example>",
    "Content-Type: application/pdf",
    "",
    "",
  ]),
  "a printer's job ticket": text([
    "\u001b%-12345X@PJL JOB NAME = 1 EXTRAIT",
    "@PJL SET RESOLUTION = 600",
    "@PJL ENTER LANGUAGE = PDF",
    "",
  ]),
  "a warning of a program": text(["Warning: date(): the zone is not set in line 12", ""]),
};

const page = `<!doctype html><html><script>alert(1)</script>${"<p>Votre portail</p>".repeat(750)}</html>`;

/** What portals and disks leave behind a PDF. */
const afters: Readonly<Record<string, Buffer>> = {
  "line feeds": Buffer.from("\r\n\r\n\n"),
  "one zero": Buffer.alloc(1),
  "20 KB of zeros": Buffer.alloc(20_000),
  "a page of 15 KB": Buffer.from(page),
  "a page of 150 KB": Buffer.from(page.repeat(10)),
  "the end of a form": text(["", "------WebKitFormBoundaryAbC--", ""]),
  "the end of a job": Buffer.from("\u001b%-12345X@PJL EOJ\r\n\u001b%-12345X"),
};

/** The same page as programs lay it out. */
export const layouts: Readonly<Record<string, () => Buffer>> = {
  "a table": () => writePdf(textPage()),
  "a stream of the table": () => writePdf(textPage(), { table: "stream" }),
  "an update": () => updated(writePdf(textPage()), [[6, "<< /Title (Kbis) >>"]]),
  "the first page first": linearised,
  "two tables": hybrid,
};

const good = (name: string, make: MadeFile["make"]) => madeFile(`${name}.pdf`, "good", make);
const each = <Value>(record: Readonly<Record<string, Value>>) => Object.entries(record);

export const surrounded: readonly MadeFile[] = [
  ...each(befores).flatMap(([what, before]) => [
    ...each(layouts).map(([layout, make]) =>
      good(`${what} before ${layout}`, () => Buffer.concat([before, make()])),
    ),
    ...(["table", "stream"] as const).map((table) =>
      good(`${what}, counted, before a ${table}`, () => writePdf(textPage(), { table, before })),
    ),
  ]),
  ...each(afters).flatMap(([what, after]) =>
    each(layouts).map(([layout, make]) =>
      good(`${what} behind ${layout}`, () => Buffer.concat([make(), after])),
    ),
  ),
  ...each(befores).map(([what, before]) =>
    good(`${what} before, a page behind`, () =>
      Buffer.concat([before, writePdf(textPage()), Buffer.from(page)]),
    ),
  ),
  ...each(layouts).flatMap(([layout, make]) =>
    [1, 5, 6, 7, 8].map((less) =>
      good(`${layout} without its last ${String(less)} bytes`, () => make().subarray(0, -less)),
    ),
  ),
];
