import { decodeSample, unicodeOf } from "./encoding.ts";

/** Bytes with accents that the encoding is told from. */
const sampleBytes = 128 * 1024;
const lineBytes = 16 * 1024;
const headBytes = 400;

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Takes a file in pieces, and tells its encoding from its first line and its lines with accents. */
export function createSurvey() {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const sample: Uint8Array[] = [];
  let head = new Uint8Array();
  let [length, isUtf8, hasNul, isFirst] = [0, true, false, true];
  let rest = new Uint8Array();

  const add = (line: Uint8Array) => {
    if (!isFirst && !line.some((byte) => byte > 0x7f)) return;
    // A copy, which does not keep the whole piece.
    sample.push(line.slice());
    length += line.length;
    // An empty line before the heads.
    isFirst = isFirst && line.length <= 1;
  };

  return {
    push(bytes: Uint8Array) {
      if (head.length < headBytes) head = joined(head, bytes).slice(0, headBytes);
      hasNul ||= bytes.includes(0);
      if (isUtf8) isUtf8 = decodes(decoder, bytes);
      if (length >= sampleBytes) return;
      const whole = joined(rest, bytes);
      let from = 0;
      for (let at = 0; at < whole.length; at += 1) {
        const isEnd = whole[at] === newline || whole[at] === carriageReturn;
        if (!isEnd && at - from < lineBytes) continue;
        add(whole.subarray(from, at + 1));
        from = at + 1;
      }
      rest = whole.slice(from);
    },
    /** Null: cannot be told. */
    end(): { readonly encoding: string | null; readonly isText: boolean } {
      const unicode = unicodeOf(head);
      if (unicode) return { encoding: unicode, isText: true };
      if (hasNul) return { encoding: null, isText: false };
      add(rest);
      if (isUtf8) isUtf8 = decodes(decoder);
      const bytes = Buffer.concat(sample);
      return { encoding: decodeSample(bytes, isUtf8)?.encoding ?? null, isText: true };
    },
  };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Without bytes: the end. */
function decodes(decoder: TextDecoder, bytes?: Uint8Array) {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}
