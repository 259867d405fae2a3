import { codesOfRun, endOfLine } from "./fax-codes.ts";

/** One byte a dot: 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** `k` as in PDF: below 0 Group 4, 0 Group 3 in one dimension, above 0 in two. */
export interface FaxOptions {
  readonly k: number;
  readonly endOfLine?: boolean;
  readonly byteAlign?: boolean;
}

const vertical = ["0000010", "000010", "010", "1", "011", "000011", "0000011"];

export function faxEncoded({ width, height, dots }: Bitmap, options: FaxOptions): Buffer {
  const { k, byteAlign = false } = options;
  const bits = new Bits();
  let above = new Uint8Array(width);
  for (let row = 0; row < height; row += 1) {
    const line = dots.subarray(row * width, (row + 1) * width);
    const isTwo = k < 0 || (k > 0 && row % k !== 0);
    if (k > 0) bits.add(endOfLine + (isTwo ? "0" : "1"));
    else if (options.endOfLine) bits.add(endOfLine);
    bits.add(isTwo ? inTwo(line, above) : inOne(line));
    if (byteAlign) bits.align();
    above = line.slice();
  }
  bits.add(k < 0 ? endOfLine.repeat(2) : (endOfLine + (k > 0 ? "1" : "")).repeat(6));
  return bits.bytes();
}

class Bits {
  private readonly out: number[] = [];
  private waiting = "";

  add(bits: string): void {
    this.waiting += bits;
    let at = 0;
    for (; at + 8 <= this.waiting.length; at += 8) {
      this.out.push(parseInt(this.waiting.slice(at, at + 8), 2));
    }
    this.waiting = this.waiting.slice(at);
  }

  align(): void {
    if (this.waiting !== "") this.add("0".repeat(8 - this.waiting.length));
  }

  bytes(): Buffer {
    this.align();
    return Buffer.from(this.out);
  }
}

function inOne(line: Uint8Array): string {
  let text = "";
  let colour: 0 | 1 = 0;
  for (let at = 0; at < line.length;) {
    const end = endOfRun(line, at, colour);
    text += codesOfRun(end - at, colour);
    [at, colour] = [end, colour === 0 ? 1 : 0];
  }
  return text;
}

function endOfRun(line: Uint8Array, from: number, colour: number): number {
  let at = from;
  while (at < line.length && line[at] === colour) at += 1;
  return at;
}

/** ITU T.6, 2.2: pass, vertical and horizontal mode. */
function inTwo(line: Uint8Array, above: Uint8Array): string {
  let text = "";
  let colour: 0 | 1 = 0;
  for (let at = -1; at < line.length;) {
    const a1 = endOfRun(line, Math.max(at, 0), colour);
    const b1 = changeTo(above, at, colour);
    const b2 = endOfRun(above, b1, colour === 0 ? 1 : 0);
    if (b2 < a1) {
      text += "0001";
      at = b2;
    } else if (Math.abs(a1 - b1) <= 3) {
      text += vertical[a1 - b1 + 3] ?? "";
      [at, colour] = [a1, colour === 0 ? 1 : 0];
      if (a1 >= line.length) break;
    } else {
      const other = colour === 0 ? 1 : 0;
      const a2 = endOfRun(line, a1, other);
      text += `001${codesOfRun(a1 - Math.max(at, 0), colour)}${codesOfRun(a2 - a1, other)}`;
      at = a2;
    }
  }
  return text;
}

/** The first change right of `at` from `colour` to the other one. */
function changeTo(above: Uint8Array, at: number, colour: number): number {
  for (let place = at + 1; place < above.length; place += 1) {
    if (above[place] !== colour && (place === 0 ? 0 : above[place - 1]) === colour) return place;
  }
  return above.length;
}
