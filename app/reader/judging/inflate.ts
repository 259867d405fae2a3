import { constants, inflateRawSync } from "node:zlib";
import { BuiltToBlowUp } from "./walk-objects.ts";

const maxStreamBytes = 16 * 1024 * 1024;

export function looksDeflated(data: Buffer): boolean {
  const [method = 0, flags = 0] = data;
  return (method & 15) === 8 && ((method << 8) | flags) % 31 === 0;
}

/**
 * As tolerant readers do: ignores a wrong checksum and keeps the output before a fault. Throws
 * `BuiltToBlowUp` above 16 MB.
 */
export function inflate(data: Buffer): Buffer {
  const raw = data.subarray(2);
  return inflated(raw) ?? beforeFault(raw);
}

/** zlib returns nothing for faulty input, so search for the longest prefix without a fault. */
function beforeFault(raw: Buffer): Buffer {
  let best: Buffer = Buffer.alloc(0);
  let [sound, faulty] = [0, raw.length];
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    const part = inflated(raw.subarray(0, middle));
    if (part) [best, sound] = [part, middle];
    else faulty = middle;
  }
  return best;
}

function inflated(raw: Buffer): Buffer | null {
  try {
    const options = { maxOutputLength: maxStreamBytes, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateRawSync(raw, options);
  } catch (error) {
    if (error instanceof RangeError) throw new BuiltToBlowUp();
    return null;
  }
}
