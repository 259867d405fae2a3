import { createRequire } from "node:module";
import sharp, { type Sharp } from "sharp";
import type { FileFormat } from "#app/reader/format.ts";

/** More dots than this are no paper but a bomb (a camera has 50 to 200 million at the very most). */
export const maxDots = 120_000_000;

/** Of one picture (a TIFF): more are refused, since leaving some out would make a paper look whole. */
export const maxPicturePages = 100;

/** Throws when the picture is broken; `too large` in the message when it has too many dots. */
export async function decodePicture(bytes: Buffer, format: FileFormat, page = 0): Promise<Sharp> {
  if (format === "heic") return decodeHeic(bytes);
  return sharp(bytes, { limitInputPixels: maxDots, failOn: "error", page, sequentialRead: true });
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

/** libheif turns the picture upright by its own properties; sharp has no decoder for it. */
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
