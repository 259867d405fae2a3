import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

const longestSide = 2_000;
/** For OCR: slightly more than 200 dpi on A4. */
const longestSideToRead = 2_400;
const dotsPerInch = 150;
const finestDotsPerInch = 300;
const jpegQuality = 82;

export interface DrawnPage {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  readonly pictureWidth: number;
  readonly pictureHeight: number;
}

interface NodeCanvas {
  readonly width: number;
  readonly height: number;
  encode(format: "jpeg", quality: number): Promise<Buffer>;
}

export async function drawPage(
  document: PDFDocumentProxy,
  page: number,
  toRead: boolean,
): Promise<DrawnPage> {
  const proxy = await document.getPage(page);
  const { width, height } = proxy.getViewport({ scale: 1 });
  const viewport = proxy.getViewport({ scale: scaleFor(Math.max(width, height), toRead) });
  const factory = document.canvasFactory as {
    create(width: number, height: number): { canvas: unknown };
    destroy(made: unknown): void;
  };
  const made = factory.create(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  const canvas = made.canvas as NodeCanvas;
  await proxy.render({ canvas: made.canvas as HTMLCanvasElement, viewport }).promise;
  const jpeg = await canvas.encode("jpeg", jpegQuality);
  const size = { pictureWidth: canvas.width, pictureHeight: canvas.height };
  factory.destroy(made);
  proxy.cleanup();
  return { jpeg, width, height, ...size };
}

function scaleFor(longest: number, toRead: boolean): number {
  const dots = toRead ? finestDotsPerInch : dotsPerInch;
  return Math.min(dots / 72, (toRead ? longestSideToRead : longestSide) / longest);
}
