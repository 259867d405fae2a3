import { type Bitmap, faxEncoded } from "./fax.ts";

/** One page of one generic region, coded as Group 4 (ITU T.88, 7.4.6), as embedded in a PDF. */
export function jbig2Encoded(bitmap: Bitmap): Buffer {
  const size = numbers(bitmap.width, bitmap.height);
  const page = Buffer.concat([size, numbers(0, 0), Buffer.from([0, 0, 0])]);
  const region = Buffer.concat([
    size,
    numbers(0, 0),
    Buffer.from([0, 1]),
    faxEncoded(bitmap, { k: -1 }),
  ]);
  return Buffer.concat([segment(0, 48, page), segment(1, 38, region)]);
}

function segment(number: number, type: number, data: Buffer): Buffer {
  return Buffer.concat([numbers(number), Buffer.from([type, 0, 1]), numbers(data.length), data]);
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
}
