import { type Bitmap, faxEncoded, type FaxOptions } from "./fax.ts";
import {
  ascii85,
  differences,
  type Filtered,
  flate,
  hex,
  lzw,
  predicted,
  runLength,
} from "./filters.ts";
import { jbig2Encoded } from "./jbig2.ts";
import { type MadeFile, madeFile } from "./made-file.ts";
import { writtenSheet } from "./sheets.ts";
import { catalogue, onePage } from "./text-page.ts";
import { type Body, streamBody, writePdf } from "./write-pdf.ts";

const size = { width: 848, height: 1_200 };
const page =
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>";
const drawing = "q 595 0 0 842 0 0 cm /X Do Q";

interface Picture {
  readonly colours: string;
  readonly bits: number;
  readonly more?: string;
}

function scanOf(picture: Picture, coded: Filtered, ...others: Body[]): Buffer {
  const { colours, bits, more = "" } = picture;
  const { parameters = "" } = coded;
  const entries =
    `/Type /XObject /Subtype /Image /Width ${String(size.width)} /Height ${String(size.height)} ` +
    `${colours} /BitsPerComponent ${String(bits)} ${more} ${parameters && `/DecodeParms ${parameters}`}`;
  const image = streamBody(entries, coded.bytes, coded.filter);
  const content = streamBody("", Buffer.from(drawing));
  return writePdf([catalogue, onePage, page, content, image, ...others]);
}

const sheet = async () =>
  (await writtenSheet(size.height))
    .resize({ ...size, fit: "fill" })
    .flatten({ background: "#fff" });

const samples = async (channels: 1 | 3) => {
  const picture = await sheet();
  const toned =
    channels === 1 ? picture.greyscale().toColourspace("b-w") : picture.toColourspace("srgb");
  return toned.raw().toBuffer();
};

/** What each of the scans shows, in grey. */
export async function scannedSheet() {
  return { ...size, data: await samples(1) };
}

async function bitmap(): Promise<Bitmap> {
  const grey = await samples(1);
  return { ...size, dots: Uint8Array.from(grey, (value) => (value < 150 ? 1 : 0)) };
}

/** One bit a dot, rows on byte borders; `ink` is the bit of a black dot. */
function packed({ width, height, dots }: Bitmap, ink: 0 | 1): Buffer {
  const row = Math.ceil(width / 8);
  const bytes = Buffer.alloc(row * height);
  for (const [at, dot] of dots.entries()) {
    if ((dot === 1) !== (ink === 1)) continue;
    const place = Math.floor(at / width) * row + ((at % width) >> 3);
    bytes[place] = (bytes[place] ?? 0) | (0x80 >> ((at % width) & 7));
  }
  return bytes;
}

const bilevel = { colours: "/ColorSpace /DeviceGray", bits: 1 };
const grey = { colours: "/ColorSpace /DeviceGray", bits: 8 };
const red = { colours: "/ColorSpace /DeviceRGB", bits: 8 };
const good = (name: string, make: MadeFile["make"]) => madeFile(`${name}.pdf`, "good", make);
const columns = `/Columns ${String(size.width)} /Rows ${String(size.height)}`;

const faxes: readonly (readonly [string, FaxOptions, string])[] = [
  ["Group 4", { k: -1 }, "/K -1"],
  ["Group 4 on byte borders", { k: -1, byteAlign: true }, "/K -1 /EncodedByteAlign true"],
  ["Group 3", { k: 0 }, "/K 0"],
  ["Group 3 with line ends", { k: 0, endOfLine: true }, "/K 0 /EndOfLine true"],
  ["Group 3 on byte borders", { k: 0, byteAlign: true }, "/K 0 /EncodedByteAlign true"],
  ["Group 3 in two dimensions", { k: 4 }, "/K 4 /EndOfLine true"],
];

const fromFax = faxes.flatMap(([name, options, parameters]) => [
  good(`fax ${name}`, async () =>
    scanOf(bilevel, {
      filter: "/CCITTFaxDecode",
      bytes: faxEncoded(await bitmap(), options),
      parameters: `<< ${parameters} ${columns} >>`,
    }),
  ),
  good(`fax ${name}, black is 1`, async () =>
    scanOf(
      { ...bilevel, more: "/Decode [1 0]" },
      {
        filter: "/CCITTFaxDecode",
        bytes: faxEncoded(await bitmap(), options),
        parameters: `<< ${parameters} ${columns} /BlackIs1 true >>`,
      },
    ),
  ),
]);

const masked = { colours: "/ImageMask true", bits: 1 };
const others = [
  good("JBIG2", async () =>
    scanOf(bilevel, { filter: "/JBIG2Decode", bytes: jbig2Encoded(await bitmap()) }),
  ),
  good("JBIG2 as a mask", async () =>
    scanOf(masked, { filter: "/JBIG2Decode", bytes: jbig2Encoded(await bitmap()) }),
  ),
  good("fax as a mask", async () =>
    scanOf(masked, {
      filter: "/CCITTFaxDecode",
      bytes: faxEncoded(await bitmap(), { k: -1 }),
      parameters: `<< /K -1 ${columns} >>`,
    }),
  ),
  good("a bare mask", async () => scanOf(masked, flate(packed(await bitmap(), 0)))),
];

const jpegs = [
  good("JPEG in grey", async () => {
    const bytes = await (await sheet()).greyscale().toColourspace("b-w").jpeg().toBuffer();
    return scanOf(grey, { filter: "/DCTDecode", bytes });
  }),
  good("JPEG in colour", async () =>
    scanOf(red, { filter: "/DCTDecode", bytes: await (await sheet()).jpeg().toBuffer() }),
  ),
  good("JPEG, progressive", async () => {
    const bytes = await (await sheet()).jpeg({ progressive: true }).toBuffer();
    return scanOf(red, { filter: "/DCTDecode", bytes });
  }),
  good("JPEG in four inks", async () => {
    const bytes = await (await sheet()).toColourspace("cmyk").jpeg().toBuffer();
    return scanOf(
      { colours: "/ColorSpace /DeviceCMYK", bits: 8, more: "/Decode [1 0 1 0 1 0 1 0]" },
      { filter: "/DCTDecode", bytes },
    );
  }),
  good("JPEG behind hexadecimal", async () => {
    const { filter, bytes } = hex(await (await sheet()).jpeg({ quality: 40 }).toBuffer());
    return scanOf(red, { filter: `[${filter} /DCTDecode]`, bytes });
  }),
  good("JPEG behind Flate", async () => {
    const { filter, bytes } = flate(await (await sheet()).jpeg().toBuffer());
    return scanOf(red, { filter: `[${filter} /DCTDecode]`, bytes });
  }),
];

const row = { grey: size.width, colour: 3 * size.width };
const plain = [
  ...([0, 1, 2] as const).map((type) =>
    good(`Flate with PNG predictor ${String(type)}`, async () =>
      scanOf(red, {
        ...flate(predicted(await samples(3), row.colour, 3, type)),
        parameters: `<< /Predictor 15 /Colors 3 /Columns ${String(size.width)} >>`,
      }),
    ),
  ),
  good("Flate with TIFF predictor", async () =>
    scanOf(red, {
      ...flate(differences(await samples(3), row.colour, 3)),
      parameters: `<< /Predictor 2 /Colors 3 /Columns ${String(size.width)} >>`,
    }),
  ),
  good("LZW with PNG predictor", async () =>
    scanOf(grey, {
      ...lzw(predicted(await samples(1), row.grey, 1, 2)),
      parameters: `<< /Predictor 12 /Columns ${String(size.width)} >>`,
    }),
  ),
  ...[flate, lzw, runLength, ascii85, hex].flatMap((coding) => [
    good(`one bit, ${coding.name}`, async () => scanOf(bilevel, coding(packed(await bitmap(), 0)))),
    good(`eight bits, ${coding.name}`, async () => scanOf(grey, coding(await samples(1)))),
  ]),
  good("no coding", async () => scanOf(grey, { filter: "", bytes: await samples(1) })),
  good("a chain of three", async () => {
    const bytes = hex(ascii85(flate(await samples(1)).bytes).bytes).bytes;
    return scanOf(grey, { filter: "[/ASCIIHexDecode /ASCII85Decode /FlateDecode]", bytes });
  }),
];

const depths = [
  good("sixteen bits", async () => {
    const eight = await samples(1);
    return scanOf(
      { ...grey, bits: 16 },
      flate(Buffer.from([...eight].flatMap((value) => [value, value]))),
    );
  }),
  good("four bits", async () => {
    const eight = await samples(1);
    const half = Buffer.alloc(eight.length / 2);
    for (let at = 0; at < half.length; at += 1) {
      half[at] = ((eight[2 * at] ?? 0) & 0xf0) | ((eight[2 * at + 1] ?? 0) >> 4);
    }
    return scanOf({ ...grey, bits: 4 }, flate(half));
  }),
  good("a palette", async () => {
    const indices = Buffer.from(Array.from(await samples(1), (value) => value >> 4));
    const palette = Buffer.from(
      Array.from({ length: 16 }, (_, index) => Array(3).fill(index * 17) as number[]).flat(),
    );
    const colours = `/ColorSpace [/Indexed /DeviceRGB 15 <${palette.toString("hex")}>]`;
    return scanOf({ colours, bits: 8 }, flate(indices));
  }),
  good("a palette of one bit", async () =>
    scanOf(
      { colours: "/ColorSpace [/Indexed /DeviceRGB 1 <101010F8F8F0>]", bits: 1 },
      flate(packed(await bitmap(), 0)),
    ),
  ),
  good("four inks", async () => {
    const inks = Buffer.from([...(await samples(1))].flatMap((value) => [0, 0, 0, 255 - value]));
    return scanOf({ colours: "/ColorSpace /DeviceCMYK", bits: 8 }, flate(inks));
  }),
  good("a calibrated grey", async () =>
    scanOf(
      { colours: "/ColorSpace [/CalGray << /WhitePoint [0.95 1 1.09] /Gamma 2.2 >>]", bits: 8 },
      flate(await samples(1)),
    ),
  ),
  good("one printing ink", async () => {
    const tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>";
    const inverted = Buffer.from(Array.from(await samples(1), (value) => 255 - value));
    return scanOf(
      { colours: `/ColorSpace [/Separation /Black /DeviceCMYK ${tint}]`, bits: 8 },
      flate(inverted),
    );
  }),
  good("a soft mask", async () => {
    const inverted = Buffer.from(Array.from(await samples(1), (value) => 255 - value));
    const { width, height } = size;
    const mask = streamBody(
      `/Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      flate(inverted).bytes,
      "/FlateDecode",
    );
    return scanOf({ ...grey, more: "/SMask 6 0 R" }, flate(Buffer.alloc(width * height)), mask);
  }),
  good("an inline image", async () => {
    const data = hex(packed(await bitmap(), 0)).bytes.toString("latin1");
    const { width, height } = size;
    const image = `q 595 0 0 842 0 0 cm BI /W ${String(width)} /H ${String(height)} /CS /G /BPC 1 /F /AHx ID ${data} EI Q`;
    const bare =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>";
    return writePdf([catalogue, onePage, bare, streamBody("", Buffer.from(image))]);
  }),
  good("an inline fax", async () => {
    const data = faxEncoded(await bitmap(), { k: -1 });
    const { width, height } = size;
    const head = `q 595 0 0 842 0 0 cm BI /W ${String(width)} /H ${String(height)} /IM true /F /CCF /DP << /K -1 ${columns} >> ID `;
    const content = Buffer.concat([Buffer.from(head), data, Buffer.from("\nEI Q")]);
    const bare =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>";
    return writePdf([catalogue, onePage, bare, streamBody("", content)]);
  }),
];

/** Every coding of a scan that pdf.js knows, but for JPEG 2000, for which there is no encoder here. */
export const codedScans: readonly MadeFile[] = [
  ...fromFax,
  ...others,
  ...jpegs,
  ...plain,
  ...depths,
];
