import { deflateSync } from "node:zlib";

/** An object's body: text gets the file's own line endings, bytes stay as they are. */
export type Body = string | Buffer;

export interface Layout {
  readonly version?: string;
  readonly newline?: "\n" | "\r" | "\r\n";
  /** `none`: as in a file with a badly written end. */
  readonly table?: "table" | "stream" | "none";
  readonly trailer?: string;
  readonly comment?: string;
  /** High bytes after the version, so that no program treats the file as text. */
  readonly mark?: boolean;
  /** Stands before the header, and offsets count from its start. */
  readonly before?: Buffer;
}

/** The first body is object 1, the catalogue; null marks a free number. */
export function writePdf(bodies: readonly (Body | null)[], layout: Layout = {}): Buffer {
  const { version = "1.7", newline = "\n", table = "table", comment, mark = true } = layout;
  const { before = Buffer.alloc(0) } = layout;
  const lines = (text: string) => Buffer.from(text.replaceAll("\n", newline), "latin1");
  const header = lines(`%PDF-${version}\n${mark ? "%\u00e2\u00e3\u00cf\u00d3\n" : ""}`);
  const parts: Buffer[] = [before, header];
  const offsets: (number | null)[] = [];
  let length = before.length + header.length;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, body] of bodies.entries()) {
    if (comment) add(lines(`% ${comment}\n`));
    offsets.push(body === null ? null : length);
    if (body === null) continue;
    add(lines(`${String(index + 1)} 0 obj\n`));
    add(typeof body === "string" ? lines(body) : body);
    add(lines("\nendobj\n"));
  }
  if (table === "table") add(lines(classicTable(offsets, layout.trailer)));
  if (table === "stream") add(streamTable([...offsets, length], layout.trailer));
  const start = table === "none" ? 0 : length - (parts.at(-1)?.length ?? 0);
  add(lines(`startxref\n${String(start)}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function classicTable(offsets: readonly (number | null)[], trailer = ""): string {
  const rows = offsets.map(tableRow).join("");
  const size = String(offsets.length + 1);
  return `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`;
}

function tableRow(offset: number | null): string {
  return offset === null
    ? "0000000000 00001 f \n"
    : `${String(offset).padStart(10, "0")} 00000 n \n`;
}

/** The last offset is that of the table itself. */
function streamTable(offsets: readonly (number | null)[], trailer = ""): Buffer {
  const rows = Buffer.alloc((offsets.length + 1) * 6);
  for (const [index, offset] of offsets.entries()) {
    rows[(index + 1) * 6] = offset === null ? 0 : 1;
    rows.writeUInt32BE(offset ?? 0, (index + 1) * 6 + 1);
  }
  const size = String(offsets.length + 1);
  const dictionary = `/Type /XRef /W [1 4 1] /Size ${size} /Root 1 0 R ${trailer}`;
  const object = streamBody(dictionary, deflateSync(rows), "/FlateDecode");
  return Buffer.concat([
    Buffer.from(`${String(offsets.length)} 0 obj\n`),
    object,
    Buffer.from("\nendobj\n"),
  ]);
}

/** `bytes` are already encoded with the filters. */
export function streamBody(dictionary: string, bytes: Buffer, filter = "", newline = "\n"): Buffer {
  const filters = filter === "" ? "" : `/Filter ${filter}`;
  return Buffer.concat([
    Buffer.from(
      `<< ${dictionary} ${filters} /Length ${String(bytes.length)} >>${newline}stream${newline === "\r" ? "\r\n" : newline}`,
      "latin1",
    ),
    bytes,
    Buffer.from(`${newline}endstream`),
  ]);
}

export function objectStream(objects: readonly (readonly [number, string])[], more = ""): Buffer {
  let header = "";
  let content = "";
  for (const [number, body] of objects) {
    header += `${String(number)} ${String(content.length)} `;
    content += `${body}\n`;
  }
  const dictionary = `/Type /ObjStm /N ${String(objects.length)} /First ${String(header.length)} ${more}`;
  return streamBody(dictionary, deflateSync(Buffer.from(header + content)), "/FlateDecode");
}

export function updated(pdf: Buffer, changes: readonly (readonly [number, string])[]): Buffer {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString("latin1"))?.[1] ?? "0";
  let text = "";
  let rows = "";
  for (const [number, body] of changes) {
    const offset = String(pdf.length + text.length).padStart(10, "0");
    rows += `${String(number)} 1\n${offset} 00000 n \n`;
    text += `${String(number)} 0 obj\n${body}\nendobj\n`;
  }
  const start = String(pdf.length + text.length);
  const size = String(Math.max(...changes.map(([number]) => number), 9) + 1);
  text += `xref\n${rows}trailer\n<< /Size ${size} /Root 1 0 R /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(text, "latin1")]);
}
