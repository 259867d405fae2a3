import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { expect, test } from "vitest";
import { createChildren } from "#app/reader/child/child.server.ts";
import { compositionName } from "#app/reader/composition.ts";
import { heldPicture, tracesOfPlace } from "#tests/support/pictures/held-picture.ts";
import { picturesInPdf } from "#tests/support/pictures/pictures-in-pdf.ts";
import { tiffOfPages } from "#tests/support/pictures/tiff-of-pages.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const children = createChildren(fileURLToPath(new URL("../reader-child.ts", import.meta.url)));
const patientMs = 60_000;

async function compose(pictures: readonly Buffer[]) {
  const folder = temporaryFolder();
  const files = pictures.map((_, index) => join(folder, String(index)));
  for (const [index, picture] of pictures.entries()) await writeFile(files[index] ?? "", picture);
  const made = join(folder, "made");
  await mkdir(made);
  const limits = {
    processorMs: patientMs,
    timeoutMs: 4 * patientMs,
    maxRssBytes: 700 * 1024 * 1024,
  };
  const answer = await children.ask({ task: "compose", files, folder: made, ...limits });
  return { answer, read: () => readFile(join(made, compositionName)) };
}

const sheet = (grey: number) =>
  sharp({ create: { width: 300, height: 400, channels: 3, background: gray(grey) } });
const gray = (value: number) => ({ r: value, g: value, b: value });

const marked = () =>
  sheet(255)
    .composite([
      {
        input: { create: { width: 120, height: 120, channels: 3, background: gray(0) } },
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();

async function darkCorners(picture: Buffer) {
  const { data, info } = await sharp(picture)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 255) < 90;
  const corners = {
    "top left": [30, 30],
    "top right": [270, 30],
    "bottom left": [30, 370],
    "bottom right": [270, 370],
  };
  return Object.entries(corners)
    .filter(([, [x = 0, y = 0]]) => dark(x, y))
    .map(([name]) => name);
}

const brightness = async (picture: Buffer) =>
  Math.round((await sharp(picture).greyscale().stats()).channels[0]?.mean ?? -1);

test(
  "a JPEG or PNG without its end is composed as a whole one",
  { timeout: patientMs },
  async () => {
    const png = await marked();
    const jpeg = await sharp(png).jpeg().toBuffer();
    for (const picture of [png.subarray(0, -12), jpeg.subarray(0, -2)]) {
      const { answer, read } = await compose([picture]);
      expect(answer).toEqual({ outcome: "answered", answer: { pages: 1 } });
      const [composed] = await picturesInPdf(await read());
      expect(await darkCorners(composed ?? expect.fail("no picture"))).toEqual(["top left"]);
    }
  },
);

test(
  "a picture is turned upright whatever the camera's orientation, and carries no trace of where it was taken",
  { timeout: patientMs },
  async () => {
    const upright = await marked();
    const held = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((way) => heldPicture(upright, way)),
    );
    for (const picture of held) {
      expect(tracesOfPlace.filter((trace) => !picture.includes(trace))).toEqual([]);
    }
    const { answer, read } = await compose(held);
    expect(answer).toEqual({ outcome: "answered", answer: { pages: 8 } });
    const pdf = await read();
    const pictures = await picturesInPdf(pdf);
    for (const [index, picture] of pictures.entries()) {
      const { width, height, exif, xmp } = await sharp(picture).metadata();
      expect([index, width, height, exif, xmp]).toEqual([index, 300, 400, undefined, undefined]);
      expect([index, await darkCorners(picture)]).toEqual([index, ["top left"]]);
    }
    expect(tracesOfPlace.filter((trace) => pdf.includes(trace))).toEqual([]);
  },
);

test(
  "pictures of all formats become pages in the chosen order, including every page of a TIFF",
  { timeout: patientMs },
  async () => {
    const tiff = await tiffOfPages([
      await sheet(60).png().toBuffer(),
      await sheet(100).png().toBuffer(),
    ]);
    const pictures = [
      await sheet(220).webp({ lossless: true }).toBuffer(),
      tiff,
      await sheet(20).png().toBuffer(),
      await sheet(160).jpeg().toBuffer(),
    ];
    const { read } = await compose(pictures);
    const shades = await Promise.all((await picturesInPdf(await read())).map(brightness));
    const expected = [220, 60, 100, 20, 160];
    expect(shades).toHaveLength(expected.length);
    for (const [index, shade] of expected.entries()) {
      expect(Math.abs((shades[index] ?? -1) - shade)).toBeLessThan(4);
    }
  },
);

test(
  "a large photograph is scaled down, and a small one is not scaled up",
  { timeout: patientMs },
  async () => {
    const large = await sharp({
      create: { width: 4_000, height: 3_000, channels: 3, background: "#888" },
    })
      .jpeg()
      .toBuffer();
    const { read } = await compose([large, await sheet(100).jpeg().toBuffer()]);
    const sizes = await Promise.all(
      (await picturesInPdf(await read())).map(async (one) => {
        const { width, height } = await sharp(one).metadata();
        return [width, height];
      }),
    );
    expect(sizes).toEqual([
      [2_600, 1_950],
      [300, 400],
    ]);
  },
);

test(
  "no page of a picture is silently left out: too many pages are refused",
  { timeout: patientMs },
  async () => {
    const small = await sheet(100).resize(20).png().toBuffer();
    const { answer } = await compose([await tiffOfPages(Array.from({ length: 101 }, () => small))]);
    expect(answer).toEqual({ outcome: "crashed" });
  },
);
