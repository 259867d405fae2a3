import sharp from "sharp";

const short = 3;
const long = 4;
const entryLength = 12;
const entryCount = 9;

/** Greyscale, uncompressed; sharp cannot write several pages. */
export async function tiffOfPages(pictures: readonly Buffer[]): Promise<Buffer> {
  const parts: Buffer[] = [Buffer.from("II*\0"), Buffer.alloc(4)];
  let end = 8;
  let link = 4;
  const links: [number, number][] = [];
  for (const picture of pictures) {
    const { data, info } = await sharp(picture)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const even = Buffer.concat([data, Buffer.alloc(data.length % 2)]);
    parts.push(even, directory(info.width, info.height, { at: end, length: data.length }));
    links.push([link, end + even.length]);
    link = end + even.length + 2 + entryCount * entryLength;
    end = link + 4;
  }
  const tiff = Buffer.concat(parts);
  for (const [at, target] of links) tiff.writeUInt32LE(target, at);
  return tiff;
}

/** Nine tags, then the offset of the next directory (none yet). */
function directory(width: number, height: number, strip: { at: number; length: number }): Buffer {
  const tags = [
    [256, long, width],
    [257, long, height],
    [258, short, 8],
    [259, short, 1],
    [262, short, 1],
    [273, long, strip.at],
    [277, short, 1],
    [278, long, height],
    [279, long, strip.length],
  ] as const;
  const bytes = Buffer.alloc(2 + entryCount * entryLength + 4);
  bytes.writeUInt16LE(tags.length, 0);
  for (const [index, [tag, type, value]] of tags.entries()) {
    const at = 2 + index * entryLength;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  }
  return bytes;
}
