import { createRequire } from "node:module";
import sharp, { type Sharp } from "sharp";
import type { FileFormat } from "#app/reader/format.ts";
import { withJpegEnd } from "./jpeg-end.ts";
import { withPngEnd } from "./png-end.ts";

/**
 * Larger pictures are decompression bombs, not documents (cameras reach 50 to 200 million pixels at
 * the very most).
 */
export const maxDots = 120_000_000;

/** Of a TIFF. More are refused: leaving some out would make the document look complete. */
export const maxPicturePages = 100;

/**
 * A missing end is no damage when all dots are there. Throws when the picture is broken; the message contains `too large` when it has too many pixels.
 */
export async function decodePicture(bytes: Buffer, format: FileFormat, page = 0): Promise<Sharp> {
  if (format === "heic") return decodeHeic(bytes);
  return sharp(await withEnd(bytes, format), {
    limitInputPixels: maxDots,
    failOn: "error",
    page,
    sequentialRead: true,
  });
}

async function withEnd(bytes: Buffer, format: FileFormat): Promise<Buffer> {
  if (format === "jpeg") return withJpegEnd(bytes);
  return format === "png" ? withPngEnd(bytes) : bytes;
}

interface HeifImage {
  get_width(): number;
  get_height(): number;
  display(
    target: { data: Uint8ClampedArray; width: number; height: number },
    done: (filled: object | null) => void,
  ): void;
  free(): void;
}
interface Heif {
  HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

/** libheif applies the picture's own rotation; sharp has no HEIC decoder. */
async function decodeHeic(bytes: Buffer): Promise<Sharp> {
  const heif = createRequire(import.meta.url)("libheif-js/wasm-bundle") as Heif;
  const [image] = new heif.HeifDecoder().decode(bytes);
  if (!image) throw new Error("no picture in it");
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > maxDots) throw new Error("too large");
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  await new Promise<void>((resolve, reject) => {
    image.display(target, (filled) => (filled ? resolve() : reject(new Error("broken"))));
  });
  image.free();
  return sharp(target.data, { raw: { width, height, channels: 4 } });
}
