import { catalogue, font, onePage, textPage } from "./text-page.ts";
import { objectStream, writePdf } from "./write-pdf.ts";

const row = (offset: number) => `${String(offset).padStart(10, "0")} 00000 n \n`;

/**
 * A table for old programs, plus a cross-reference stream that tells new ones about the object
 * stream.
 */
export function hybrid(): Buffer {
  const [, , , content = ""] = textPage();
  const page = textPage()[2] ?? "";
  const packed = objectStream([[5, font]]);
  const head = writePdf([catalogue, onePage, page, content, null, packed], { table: "none" });
  const body = head.subarray(0, head.lastIndexOf("startxref"));
  const entries = Buffer.alloc(6);
  entries[0] = 2;
  entries.writeUInt32BE(6, 1);
  const dictionary = `<< /Type /XRef /W [1 4 1] /Index [5 1] /Size 8 /Root 1 0 R /Length 6 >>`;
  const hidden = Buffer.concat([
    Buffer.from(`7 0 obj\n${dictionary}\nstream\n`),
    entries,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  const rows = [1, 2, 3, 4, 6].map((number) => body.indexOf(`\n${String(number)} 0 obj`) + 1);
  const [one = 0, two = 0, three = 0, four = 0, six = 0] = rows;
  const table =
    `xref\n0 7\n0000000000 65535 f \n${row(one)}${row(two)}${row(three)}${row(four)}` +
    `0000000000 00000 f \n${row(six)}trailer\n<< /Size 7 /Root 1 0 R /XRefStm ${String(body.length)} >>\n`;
  const start = String(body.length + hidden.length);
  return Buffer.concat([body, hidden, Buffer.from(`${table}startxref\n${start}\n%%EOF\n`)]);
}

/** What the first page needs comes first, with its own table. */
export function linearised(): Buffer {
  const [, , page = "", content = ""] = textPage();
  const number = (value: number) => String(value).padStart(8, "0");
  const make = (length: number, firstEnd: number, main: number, offsets: readonly number[]) => {
    const [at1 = 0, at2 = 0, at3 = 0, at4 = 0, at5 = 0, at6 = 0] = offsets;
    const first = `%PDF-1.4\n6 0 obj\n<< /Linearized 1 /L ${number(length)} /H [0 0] /O 3 /E ${number(firstEnd)} /N 1 /T ${number(main)} >>\nendobj\n`;
    const firstTable = `xref\n3 4\n${row(at3)}${row(at4)}${row(at5)}${row(at6)}trailer\n<< /Size 7 /Root 1 0 R /Prev ${number(main)} >>\nstartxref\n0\n%%EOF\n`;
    const parts: [number, string][] = [
      [3, page.toString("latin1")],
      [4, content.toString("latin1")],
      [5, font],
      [1, catalogue],
      [2, onePage],
    ];
    let text = first + firstTable;
    const found = [0, 0, 0, 0, 0, text.indexOf("6 0 obj")];
    for (const [key, body] of parts) {
      found[key - 1] = text.length;
      text += `${String(key)} 0 obj\n${body}\nendobj\n`;
    }
    const mainAt = text.length;
    text += `xref\n0 3\n0000000000 65535 f \n${row(at1)}${row(at2)}trailer\n<< /Size 3 >>\nstartxref\n${String(first.length)}\n%%EOF\n`;
    return { text, found, mainAt };
  };
  const draft = make(0, 0, 0, []);
  const { text } = make(draft.text.length, draft.found[0] ?? 0, draft.mainAt, draft.found);
  return Buffer.from(text, "latin1");
}

export function scattered(): Buffer {
  const [, , page = "", content = ""] = textPage();
  return writePdf([
    catalogue,
    onePage.replace("3 0 R", "9 0 R"),
    null,
    content,
    font,
    null,
    null,
    null,
    page,
  ]);
}
