import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

const longestSide = 2_000;
/** For OCR: slightly more than 200 dpi on A4. */
const longestSideToRead = 2_400;
const dotsPerInch = 150;
const finestDotsPerInch = 300;
const jpegQuality = 82;

export interface DrawnPage {
  readonly jpeg: Buffer;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly pictureWidth: number;
  readonly pictureHeight: number;
}

/** Four bytes a dot: red, green, blue, alpha. */
export interface Dots {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

interface NodeCanvas {
  readonly width: number;
  readonly height: number;
  encode(format: "jpeg", quality: number): Promise<Buffer>;
  getContext(kind: "2d"): {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

export async function drawPage(
  document: PDFDocumentProxy,
  page: number,
  toRead: boolean,
): Promise<DrawnPage> {
  const proxy = await document.getPage(page);
  const { width, height } = proxy.getViewport({ scale: 1 });
  const scale = scaleFor(Math.max(width, height), toRead);
  const drawn = await onCanvas(document, proxy, { scale }, async (canvas) => ({
    jpeg: await canvas.encode("jpeg", jpegQuality),
    pictureWidth: canvas.width,
    pictureHeight: canvas.height,
  }));
  proxy.cleanup();
  return { ...drawn, width, height };
}

/** The page as one sees it, and the same page had its text not been drawn. `scale` 1 is 72 dpi. */
export async function drawWithAndWithoutText(
  document: PDFDocumentProxy,
  proxy: PDFPageProxy,
  scale: number,
): Promise<{ readonly seen: Dots; readonly bare: Dots }> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const showsText = new Set<number | undefined>([OPS.showText, OPS.showSpacedText]);
  const isNoText = (index: number, operators: { fnArray: number[] }) =>
    !showsText.has(operators.fnArray[index]);
  const seen = await onCanvas(document, proxy, { scale }, dotsOf);
  const bare = await onCanvas(document, proxy, { scale, operationsFilter: isNoText }, dotsOf);
  return { seen, bare };
}

function dotsOf(canvas: NodeCanvas): Promise<Dots> {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  return Promise.resolve({ data, width, height });
}

interface Drawing {
  readonly scale: number;
  readonly operationsFilter?: (index: number, operators: { fnArray: number[] }) => boolean;
}

async function onCanvas<Result>(
  document: PDFDocumentProxy,
  proxy: PDFPageProxy,
  { scale, operationsFilter }: Drawing,
  use: (canvas: NodeCanvas) => Promise<Result>,
): Promise<Result> {
  const viewport = proxy.getViewport({ scale });
  const factory = document.canvasFactory as {
    create(width: number, height: number): { canvas: unknown };
    destroy(made: unknown): void;
  };
  const made = factory.create(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  try {
    await proxy.render({
      canvas: made.canvas as HTMLCanvasElement,
      viewport,
      ...(operationsFilter && { operationsFilter }),
    }).promise;
    return await use(made.canvas as NodeCanvas);
  } finally {
    factory.destroy(made);
  }
}

function scaleFor(longest: number, toRead: boolean): number {
  const dots = toRead ? finestDotsPerInch : dotsPerInch;
  return Math.min(dots / 72, (toRead ? longestSideToRead : longestSide) / longest);
}
