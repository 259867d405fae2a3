import { unmangled } from "#app/domain/mangled.ts";
import { utf8Of } from "#app/domain/utf8.ts";

/**
 * The file's name in a Content-Disposition header (one character per byte), as clients write it;
 * null when there is none. RFC 7578, RFC 8187; the HTML standard encodes only `"`, CR and LF.
 */
export function nameInDisposition(header: string): string | null {
  const extended = /;\s*filename\*\s*=\s*"?([\w-]+)'[^']*'([^;"\s]*)/i.exec(header);
  const name = extended && decodeExtended(extended[1] ?? "", extended[2] ?? "");
  if (name !== null) return unmangled(name);
  const plain = /;\s*filename\s*=\s*(.*)$/i.exec(header)?.[1];
  return plain === undefined ? null : unmangled(decodeBytes(writtenName(plain)));
}

function decodeExtended(charset: string, value: string): string | null {
  const bytes = unescaped(value);
  return /^utf-?8$/i.test(charset) ? decodeBytes(bytes) : bytes;
}

/** One character per byte. */
export function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** To the last quote that ends the parameter: some clients write quotes in a name as they are. */
function writtenName(value: string): string {
  const quoted = /^"(.*)"\s*(?:;\s*[\w-]+\*?\s*=.*)?$/.exec(value)?.[1];
  if (quoted === undefined) return value.replace(/;.*$/, "").replaceAll('"', "").trim();
  return quoted
    .replace(/\\(["\\])/g, "$1")
    .replace(/%(22|0d|0a)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** UTF-8, or what old browsers send from a page of another encoding. */
function decodeBytes(bytes: string): string {
  return utf8Of(Buffer.from(bytes, "latin1")) ?? western(Buffer.from(bytes, "latin1"));
}

const western = (bytes: Buffer) => new TextDecoder("windows-1252").decode(bytes);
