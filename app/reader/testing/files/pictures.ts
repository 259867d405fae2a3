import { readFile } from "node:fs/promises";
import type { Sharp } from "sharp";
import { type MadeFile, madeFile } from "./made-file.ts";
import { emptySheet, settled, writtenSheet } from "./sheets.ts";

type Encode = (picture: Sharp) => Sharp;

const encodings: Readonly<Record<string, Encode>> = {
  "baseline.jpg": (one) => one.jpeg({ quality: 80 }),
  "progressive.jpg": (one) => one.jpeg({ progressive: true, quality: 70 }),
  "full-colour.jpg": (one) => one.jpeg({ chromaSubsampling: "4:4:4", quality: 90 }),
  "grey.jpg": (one) => one.toColourspace("b-w").jpeg(),
  "cmyk.jpg": (one) => one.toColourspace("cmyk").jpeg(),
  "restarts.jpg": (one) =>
    one.jpeg({ quality: 35, optimiseScans: true, trellisQuantisation: true }),
  "true-colour.png": (one) => one.png(),
  "palette.png": (one) => one.png({ palette: true, colours: 16 }),
  "interlaced.png": (one) => one.png({ progressive: true }),
  "grey.png": (one) => one.toColourspace("b-w").png(),
  "deep.png": (one) => one.toColourspace("rgb16").png(),
  "see-through.png": (one) => one.ensureAlpha(0.9).png(),
  "lossy.webp": (one) => one.webp({ quality: 60 }),
  "lossless.webp": (one) => one.webp({ lossless: true, effort: 1 }),
  "see-through.webp": (one) => one.ensureAlpha(0.9).webp(),
  "plain.tiff": (one) => one.tiff({ compression: "none" }),
  "lzw.tiff": (one) => one.tiff({ compression: "lzw", predictor: "horizontal" }),
  "deflate.tiff": (one) => one.tiff({ compression: "deflate" }),
  "jpeg.tiff": (one) => one.tiff({ compression: "jpeg" }),
  "packbits.tiff": (one) => one.toColourspace("b-w").tiff({ compression: "packbits" }),
  "fax.tiff": (one) =>
    one
      .removeAlpha()
      .greyscale()
      .threshold(150)
      .toColourspace("b-w")
      .tiff({ compression: "ccittfax4", bitdepth: 1 }),
  "tiles.tiff": (one) => one.tiff({ tile: true, compression: "lzw" }),
  "big.tiff": (one) => one.tiff({ bigtiff: true, compression: "lzw" }),
};
const common = ["baseline.jpg", "true-colour.png", "lossy.webp", "lzw.tiff"] as const;
const encode = (name: string, picture: Sharp) =>
  (encodings[name] ?? encodings["baseline.jpg"])?.(picture);

async function encoded(name: string, picture: Sharp): Promise<Buffer> {
  const made = encode(name, picture);
  if (!made) throw new Error(`no encoding ${name}`);
  return made.toBuffer();
}

const everyEncoding = Object.keys(encodings).flatMap((name) =>
  [1_200, 2_339].map((height) =>
    madeFile(`${String(height)} ${name}`, "good", async () =>
      encoded(name, await writtenSheet(height)),
    ),
  ),
);

const placeTaken = {
  IFD0: { Make: "Telephone maker", ImageDescription: "12 rue des Lilas, Lyon" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "45/1 45/1 5012/100",
    GPSLongitudeRef: "E",
    GPSLongitude: "4/1 50/1 1234/100",
  },
};

export async function turned(name: string, orientation: number, picture: Sharp): Promise<Buffer> {
  return encoded(name, picture.withExif(placeTaken).withMetadata({ orientation }));
}

const everyOrientation = common.flatMap((name) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) =>
    madeFile(`turned ${String(orientation)} ${name}`, "good", async () =>
      turned(name, orientation, await writtenSheet(1_400)),
    ),
  ),
);

const tiny = common.flatMap((name) =>
  [16, 90, 240, 500].map((height) =>
    madeFile(`tiny ${String(height)} ${name}`, "unreadable", async () =>
      encoded(name, await writtenSheet(height)),
    ),
  ),
);

const empty = common.flatMap((name) =>
  [
    [0, 0],
    [6, 0],
    [14, 40],
    [22, 80],
  ].map(([noise = 0, shade = 0]) =>
    madeFile(`empty, noise ${String(noise)} ${name}`, "blank", async () =>
      encoded(name, await settled(emptySheet(noise, { shade }))),
    ),
  ),
);

const blurred = ["baseline.jpg", "lossy.webp", "deflate.tiff"].flatMap((name) => [
  ...[0.6, 1, 1.5].map((sigma) =>
    madeFile(`slightly blurred ${String(sigma)} ${name}`, "good", async () =>
      encoded(name, await settled((await writtenSheet()).blur(sigma))),
    ),
  ),
  ...[6, 9, 14].map((sigma) =>
    madeFile(`blurred ${String(sigma)} ${name}`, "unreadable", async () =>
      encoded(name, await settled((await writtenSheet()).blur(sigma))),
    ),
  ),
]);

const oddities = [
  madeFile("white on black.png", "good", async () =>
    encoded("true-colour.png", await settled((await writtenSheet()).negate())),
  ),
  madeFile("pale.jpg", "good", async () =>
    encoded("baseline.jpg", await settled((await writtenSheet()).linear(0.5, 110))),
  ),
  madeFile("twelve million dots.jpg", "good", async () =>
    encoded(
      "baseline.jpg",
      (await writtenSheet()).resize({ width: 3_000, height: 4_000, fit: "fill" }),
    ),
  ),
  madeFile("fifty million dots.jpg", "good", async () =>
    encoded(
      "baseline.jpg",
      (await writtenSheet()).resize({ width: 6_000, height: 8_400, fit: "fill" }),
    ),
  ),
  ...["upright.heic", "turned-with-place.heic", "empty.heic", "tiny.heic"].map((name) =>
    madeFile(name, heicVerdicts(name), () => heicFile(name)),
  ),
];

function heicVerdicts(name: string) {
  if (name === "empty.heic") return "blank";
  return name === "tiny.heic" ? "unreadable" : "good";
}

/** Made once with heif-enc of libheif: nothing here can write HEIC. */
export function heicFile(name: string): Promise<Buffer> {
  return readFile(new URL(`heic/${name}`, import.meta.url));
}

export const pictures: readonly MadeFile[] = [
  ...everyEncoding,
  ...everyOrientation,
  ...tiny,
  ...empty,
  ...blurred,
  ...oddities,
];
