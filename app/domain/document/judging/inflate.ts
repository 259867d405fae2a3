import { constants, createInflateRaw, inflateRawSync } from "node:zlib";
import { BuiltToBlowUp } from "./walk-objects.ts";

const maxStreamBytes = 16 * 1024 * 1024;

/** Do these bytes begin as deflated ones do? */
export function looksDeflated(data: Buffer): boolean {
  const [method = 0, flags = 0] = data;
  return (method & 15) === 8 && ((method << 8) | flags) % 31 === 0;
}

/**
 * Inflates as a reader does that forgives: a wrong sum at the end is nothing, and what came before a fault
 * counts. Throws `BuiltToBlowUp` for more than 16 MB.
 */
export async function inflate(data: Buffer): Promise<Buffer> {
  const raw = data.subarray(2);
  try {
    const options = { maxOutputLength: maxStreamBytes, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateRawSync(raw, options);
  } catch (error) {
    if (error instanceof RangeError) throw new BuiltToBlowUp();
    return inflatePart(raw);
  }
}

function inflatePart(raw: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const inflating = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
    inflating.on("data", (piece: Buffer) => {
      pieces.push(piece);
      length += piece.length;
      if (length <= maxStreamBytes) return;
      inflating.destroy();
      reject(new BuiltToBlowUp());
    });
    const done = () => resolve(Buffer.concat(pieces));
    inflating.on("error", done);
    inflating.on("end", done);
    inflating.end(raw);
  });
}
