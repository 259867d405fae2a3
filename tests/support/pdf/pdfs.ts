import { deflateSync } from "node:zlib";
import { PDFDocument } from "pdf-lib";

/** As pdf-lib writes it: object streams and a cross-reference stream. */
export async function ordinaryPdf(pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1) {
    document.addPage().drawText(`Page ${String(page)}`);
  }
  return Buffer.from(await document.save());
}

export async function largePdf(bytes: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage().drawText("Large");
  const noise = Buffer.alloc(bytes);
  for (let at = 0, seed = 1; at + 4 <= bytes; at += 4) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    noise.writeUInt32LE(seed, at);
  }
  document.context.register(document.context.stream(noise));
  return Buffer.from(await document.save());
}

/** The first object is number 1, the catalogue. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    offsets.push(length);
    const number = String(index + 1);
    const part = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body),
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = String(objects.length + 1);
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${String(length)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export const catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
export const onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
export const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";

/** Deflated once per filter. */
export function stream(dictionary: string, data: Buffer, filters = 1): Buffer {
  let bytes = data;
  for (let time = 0; time < filters; time += 1) bytes = deflateSync(bytes);
  const names = "/FlateDecode ".repeat(filters);
  return Buffer.concat([
    Buffer.from(
      `<< ${dictionary} /Filter [ ${names}] /Length ${String(bytes.length)} >>\nstream\n`,
    ),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

const padding = "0".repeat(32);
const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (${padding}) /U (${padding}) >> /ID [(a) (a)]`;

export function lockedPdf(): Buffer {
  return pdfOf([catalogue, onePage, page], encryption);
}
