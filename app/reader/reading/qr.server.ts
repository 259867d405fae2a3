import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import type { Point, Position } from "zxing-wasm/reader";
import type { Fact } from "#app/reader/reading.ts";

const maxLength = 1_000;

export async function qrCodesOf(picture: Buffer, page: number): Promise<Fact[]> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { readBarcodes } = await reader();
  const image = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  const codes = await readBarcodes(image as ImageData, { formats: ["QRCode"], tryHarder: true });
  return codes
    .filter((code) => code.isValid && code.text !== "")
    .map((code) => ({
      name: "qr",
      value: code.text.slice(0, maxLength),
      page,
      box: boxOf(cornersOf(code.position), info),
      confidence: 1,
    }));
}

/** By default the WebAssembly would be fetched from the web. */
async function reader() {
  const module = await import("zxing-wasm/reader");
  const path = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  await module.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return module;
}

function cornersOf({ topLeft, topRight, bottomLeft, bottomRight }: Position): Point[] {
  return [topLeft, topRight, bottomLeft, bottomRight];
}

function boxOf(corners: readonly Point[], size: { width: number; height: number }) {
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: x / size.width,
    y: y / size.height,
    width: (Math.max(...xs) - x) / size.width,
    height: (Math.max(...ys) - y) / size.height,
  };
}
