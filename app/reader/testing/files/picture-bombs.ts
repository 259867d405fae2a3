import { crc32, deflateSync } from "node:zlib";
import type { VerdictId } from "#app/reader/verdict.ts";
import { deflatedMegabytes } from "./bombs.ts";
import type { MadeFile } from "./made-file.ts";
import { heicFile, turned } from "./pictures.ts";
import { writtenSheet } from "./sheets.ts";

const hostile = (
  name: string,
  verdicts: readonly VerdictId[],
  make: MadeFile["make"],
): MadeFile => ({
  name,
  verdicts,
  make,
});
const anyAnswer = ["good", "blank", "unreadable", "damaged", "too-large", "unjudged"] as const;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function png(
  side: number,
  bits: 1 | 8,
  data: Buffer,
  { interlaced = false, before }: { interlaced?: boolean; before?: Buffer } = {},
) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side);
  head.writeUInt32BE(side, 4);
  head.set([bits, 0, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    before ?? Buffer.alloc(0),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const inPng = [
  hostile("a head of 50,000.png", ["too-large"], () => png(50_000, 8, deflatedMegabytes(1))),
  hostile("a bomb of 50,000.png", ["too-large"], () => png(50_000, 1, deflatedMegabytes(312))),
  hostile("a head of two thousand million.png", ["too-large", "damaged"], () =>
    png(2_147_483_647, 8, deflatedMegabytes(1)),
  ),
  hostile("as many dots as are taken.png", anyAnswer, () => png(10_900, 8, deflatedMegabytes(115))),
  hostile("as many dots as are taken, interlaced.png", anyAnswer, () =>
    png(10_900, 8, deflatedMegabytes(115), { interlaced: true }),
  ),
  hostile("more data than dots.png", anyAnswer, () => png(1_000, 8, deflatedMegabytes(1_024))),
  ...["zTXt", "iCCP", "eXIf"].map((type) =>
    hostile(`a note of 1 GB (${type}).png`, anyAnswer, () => {
      const note = Buffer.concat([Buffer.from("note\0\0"), deflatedMegabytes(1_024)]);
      return png(1_000, 8, deflatedMegabytes(1), { before: chunk(type, note) });
    }),
  ),
  hostile("a million chunks.png", anyAnswer, () => {
    const one = chunk("tEXt", Buffer.from("a\0b"));
    return png(1_000, 8, deflatedMegabytes(1), {
      before: Buffer.concat(Array<Buffer>(1_000_000).fill(one)),
    });
  }),
];

async function claimed(side: number, progressive: boolean): Promise<Buffer> {
  const bytes = await (await writtenSheet(800)).jpeg({ progressive }).toBuffer();
  const head = bytes.indexOf(Buffer.from([0xff, progressive ? 0xc2 : 0xc0]));
  bytes.writeUInt16BE(side, head + 5);
  bytes.writeUInt16BE(side, head + 7);
  return bytes;
}

const inJpeg = [
  hostile("a head of 50,000.jpg", ["too-large"], () => claimed(50_000, false)),
  hostile("a head of 10,900.jpg", anyAnswer, () => claimed(10_900, false)),
  hostile("a progressive head of 10,900.jpg", anyAnswer, () => claimed(10_900, true)),
  hostile("a thousand scans.jpg", anyAnswer, async () => {
    const bytes = await (await writtenSheet(3_000)).jpeg({ progressive: true }).toBuffer();
    const at = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
    const scan = bytes.subarray(at, bytes.length - 2);
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array<Buffer>(1_000).fill(scan),
      bytes.subarray(-2),
    ]);
  }),
];

type Field = readonly [tag: number, type: number, count: number, value: number];

/** `next` is the offset of the following directory. */
function tiff(fields: readonly Field[], next = 0, data: Buffer = Buffer.alloc(64)): Buffer {
  const bytes = Buffer.alloc(14 + fields.length * 12);
  bytes.write("II*\0", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(fields.length, 8);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const at = 10 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(count, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  }
  bytes.writeUInt32LE(next, bytes.length - 4);
  return Buffer.concat([bytes, data]);
}

const fieldsOf = (side: number, compression = 1): Field[] => [
  [256, 4, 1, side],
  [257, 4, 1, side],
  [258, 3, 1, 8],
  [259, 3, 1, compression],
  [262, 3, 1, 1],
  [273, 4, 1, 122],
  [277, 3, 1, 1],
  [278, 4, 1, side],
  [279, 4, 1, 64],
];

const inTiff = [
  hostile("a head of 50,000.tiff", ["too-large"], () => tiff(fieldsOf(50_000))),
  hostile("a directory that follows itself.tiff", anyAnswer, () => tiff(fieldsOf(8), 8)),
  hostile("a directory within its own fields.tiff", anyAnswer, () =>
    tiff([...fieldsOf(8), [330, 4, 1, 8], [34_665, 4, 1, 8]], 0),
  ),
  hostile("directories as far as the eye sees.tiff", ["too-large", "damaged", "unjudged"], () => {
    const one = tiff(fieldsOf(8)).subarray(8, 14 + 9 * 12);
    const all = Array.from({ length: 60_000 }, (_, index) => {
      const copy = Buffer.from(one);
      copy.writeUInt32LE(8 + (index + 1) * one.length, copy.length - 4);
      return copy;
    });
    return Buffer.concat([tiff([]).subarray(0, 8), ...all, one]);
  }),
  hostile("a field of four thousand million.tiff", anyAnswer, () =>
    tiff([...fieldsOf(1_000), [34_377, 1, 4_294_967_295, 0]]),
  ),
  hostile("a strip of 50 MB, deflated.tiff", anyAnswer, () => {
    const bytes = deflatedMegabytes(100);
    return tiff([...fieldsOf(10_200, 8).slice(0, 8), [279, 4, 1, bytes.length]], 0, bytes);
  }),
];

function riff(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(20);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(data.length + 12, 4);
  head.write(`WEBP${type}`, 8, "latin1");
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data]);
}

const inWebp = [
  hostile("a head of 16,384.webp", ["too-large", "damaged"], () =>
    riff("VP8L", Buffer.concat([Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f]), Buffer.alloc(400)])),
  ),
  hostile("a canvas of 16 million.webp", ["too-large", "damaged"], () =>
    riff("VP8X", Buffer.concat([Buffer.alloc(4), Buffer.alloc(6, 0xff), Buffer.alloc(400)])),
  ),
];

async function withExif(exif: Buffer): Promise<Buffer> {
  const bytes = await (await writtenSheet(1_400)).jpeg().toBuffer();
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(Math.min(65_535, body.length + 2), 2);
  return Buffer.concat([bytes.subarray(0, 2), head, body, bytes.subarray(2)]);
}

const exifs: readonly (readonly [string, Buffer])[] = [
  [
    "that follows itself",
    tiff(
      [
        [274, 3, 1, 6],
        [34_665, 4, 1, 8],
        [34_853, 4, 1, 8],
      ],
      8,
    ),
  ],
  ["turned by ninety-nine", tiff([[274, 3, 1, 99]])],
  ["turned by a text of four thousand million", tiff([[274, 2, 4_294_967_295, 0]])],
  [
    "of nothing but noise",
    Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 7_919) & 255)),
  ],
  [
    "with sixty thousand fields",
    Buffer.concat([Buffer.from("II*\0\x08\0\0\0\xff\xff", "latin1"), Buffer.alloc(50_000, 1)]),
  ],
  ["that ends at once", Buffer.from("II")],
  ["that points behind the end", tiff([[270, 2, 5_000, 4_294_967_290]])],
];

const heic = async (change: (bytes: Buffer) => Buffer) => change(await heicFile("upright.heic"));
const inHeic = [
  hostile("a head alone.heic", ["damaged"], () => heic((bytes) => bytes.subarray(0, 24))),
  hostile("cut in the middle.heic", ["damaged"], () =>
    heic((bytes) => bytes.subarray(0, bytes.length >> 1)),
  ),
  hostile("a box of four thousand million.heic", anyAnswer, () =>
    heic((bytes) => {
      bytes.writeUInt32BE(4_294_967_295, 24);
      return bytes;
    }),
  ),
  hostile("a head of four thousand million.heic", ["too-large", "damaged", "unjudged"], () =>
    heic((bytes) => {
      for (let at = bytes.indexOf("ispe"); at > 0; at = bytes.indexOf("ispe", at + 1)) {
        bytes.fill(0xff, at + 8, at + 16);
      }
      return bytes;
    }),
  ),
  hostile("boxes in boxes.heic", ["damaged", "unjudged"], () => {
    const boxes = Array.from({ length: 100_000 }, (_, index) => {
      const box = Buffer.from("\0\0\0\0meta\0\0\0\0", "latin1");
      box.writeUInt32BE((100_000 - index) * 12);
      return box;
    });
    return Buffer.concat([Buffer.from("\0\0\0\x10ftypheic\0\0\0\0", "latin1"), ...boxes]);
  }),
];

const oddities = [
  ...exifs.map(([name, exif]) =>
    hostile(`Exif ${name}.jpg`, ["good", "damaged"], () => withExif(exif)),
  ),
  hostile("a JPEG with a ZIP behind it.jpg", ["good"], async () =>
    Buffer.concat([
      await turned("baseline.jpg", 1, await writtenSheet(1_400)),
      Buffer.from("PK\x03\x04archive"),
    ]),
  ),
  hostile("deflate in name alone.png", ["damaged"], () =>
    png(1_000, 8, deflateSync(Buffer.from("no dots"))),
  ),
];

export const pictureBombs: readonly MadeFile[] = [
  ...inPng,
  ...inJpeg,
  ...inTiff,
  ...inWebp,
  ...inHeic,
  ...oddities,
];
