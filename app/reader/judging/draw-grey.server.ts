import { OPS, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Grey } from "./ink.ts";

/** Pixels: enough to tell sharp from blurred, and fast to draw. */
const longSide = 1_400;

interface NodeCanvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: "2d"): {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

export async function drawGrey(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  { words = true, dots = longSide }: { words?: boolean; dots?: number } = {},
): Promise<Grey> {
  const { width, height } = page.getViewport({ scale: 1 });
  // A picture drawn larger than it is would look blurred.
  const viewport = page.getViewport({ scale: Math.min(longSide, dots) / Math.max(width, height) });
  const factory = document.canvasFactory as {
    create(width: number, height: number): { canvas: unknown };
  };
  const { canvas } = factory.create(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  await page.render({
    canvas: canvas as HTMLCanvasElement,
    viewport,
    ...(!words && { operationsFilter: isNoText }),
  }).promise;
  const drawn = canvas as NodeCanvas;
  const { data } = drawn.getContext("2d").getImageData(0, 0, drawn.width, drawn.height);
  return { data: greyOf(data), width: drawn.width, height: drawn.height };
}

function greyOf(colours: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(colours.length / 4);
  for (let dot = 0, at = 0; dot < grey.length; dot += 1, at += 4) {
    const [red, green, blue] = [colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0];
    grey[dot] = (red * 299 + green * 587 + blue * 114) / 1_000;
  }
  return grey;
}

/** pdf.js draws all text with this one operation, however the file writes it. */
function isNoText(index: number, { fnArray }: { readonly fnArray: readonly number[] }) {
  return fnArray[index] !== OPS.showText;
}
