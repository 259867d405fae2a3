import { deflateSync } from "node:zlib";

export interface Filtered {
  readonly filter: string;
  readonly bytes: Buffer;
  /** For `/DecodeParms`. */
  readonly parameters?: string;
}

export const hex = (bytes: Buffer): Filtered => ({
  filter: "/ASCIIHexDecode",
  bytes: Buffer.from(`${bytes.toString("hex")}>`),
});

export const flate = (bytes: Buffer): Filtered => ({
  filter: "/FlateDecode",
  bytes: deflateSync(bytes),
});

export function ascii85(bytes: Buffer): Filtered {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = Buffer.alloc(4);
    const length = bytes.copy(group, 0, at, at + 4);
    let value = group.readUInt32BE();
    let letters = "";
    for (let digit = 0; digit < 5; digit += 1) {
      letters = String.fromCharCode(33 + (value % 85)) + letters;
      value = Math.floor(value / 85);
    }
    text += length === 4 && letters === "!!!!!" ? "z" : letters.slice(0, length + 1);
  }
  return { filter: "/ASCII85Decode", bytes: Buffer.from(`${text}~>`) };
}

export function runLength(bytes: Buffer): Filtered {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    let run = 1;
    while (run < 128 && bytes[at + run] === bytes[at]) run += 1;
    out.push(run > 1 ? 257 - run : 0, bytes[at] ?? 0);
    at += run;
  }
  return { filter: "/RunLengthDecode", bytes: Buffer.from([...out, 128]) };
}

/** With the early change that PDF has by default. */
export function lzw(bytes: Buffer): Filtered {
  const out: number[] = [];
  let [waiting, have, width] = [0, 0, 9];
  let table = new Map<string, number>();
  const put = (code: number) => {
    waiting = (waiting << width) | code;
    have += width;
    for (; have >= 8; have -= 8) out.push((waiting >>> (have - 8)) & 255);
    waiting &= (1 << have) - 1;
  };
  put(256);
  let known = "";
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : table.get(text));
  for (const byte of bytes) {
    const next = known + String.fromCharCode(byte);
    if (codeOf(next) !== undefined) {
      known = next;
      continue;
    }
    put(codeOf(known) ?? 0);
    table.set(next, 258 + table.size);
    if (table.size + 258 >= 1 << width && width < 12) width += 1;
    if (table.size + 258 >= 4_094) {
      put(256);
      [table, width] = [new Map<string, number>(), 9];
    }
    known = String.fromCharCode(byte);
  }
  if (known !== "") put(codeOf(known) ?? 0);
  put(257);
  if (have > 0) out.push((waiting << (8 - have)) & 255);
  return { filter: "/LZWDecode", bytes: Buffer.from(out) };
}

/** `type`: 0 none, 1 left, 2 above; as PNG writes rows. */
export function predicted(bytes: Buffer, row: number, pixel: number, type: 0 | 1 | 2): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += row) {
    const line = Buffer.alloc(row + 1, type);
    for (let x = 0; x < row; x += 1) {
      const before = type === 1 ? (x < pixel ? 0 : bytes[at + x - pixel]) : 0;
      const above = type === 2 ? (bytes[at + x - row] ?? 0) : 0;
      line[x + 1] = (bytes[at + x] ?? 0) - (before ?? 0) - above;
    }
    parts.push(line);
  }
  return Buffer.concat(parts);
}

/** TIFF's predictor 2, of eight bits a component. */
export function differences(bytes: Buffer, row: number, pixel: number): Buffer {
  return Buffer.from(
    bytes.map((byte, at) => byte - (at % row < pixel ? 0 : (bytes[at - pixel] ?? 0))),
  );
}
