import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PictureResolution {
  /** Along the longer side, if the pictures covered the whole page: the page's declared inches do not count. */
  readonly dotsAcross: number;
  readonly covered: number;
}

type Matrix = readonly [number, number, number, number, number, number];
interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
}

/** A scan may come in strips or tiles, and a logo is not a scan. */
export async function resolutionOf(page: PDFPageProxy): Promise<PictureResolution | null> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const pageArea = Math.abs((right - left) * (top - bottom));
  const { fnArray, argsArray } = await page.getOperatorList();
  let [dots, area] = [0, 0];
  for (const { width, height, matrix } of picturesOf(fnArray, argsArray as unknown[])) {
    dots += width * height;
    area += Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
  }
  if (dots === 0 || area === 0 || pageArea === 0) return null;
  const longSide = Math.max(Math.abs(right - left), Math.abs(top - bottom));
  return {
    dotsAcross: Math.sqrt(dots / area) * longSide,
    covered: Math.min(1, area / pageArea),
  };
}

function* picturesOf(operations: readonly number[], all: readonly unknown[]): Generator<Drawn> {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  for (const [index, operation] of operations.entries()) {
    const args = all[index];
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.transform) matrix = within(matrix, args);
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = within(matrix, (args as [unknown])[0]);
    } else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) {
      matrix = saved.pop() ?? matrix;
    } else {
      const size = sizeOf(operation, args);
      if (size) yield { ...size, matrix };
    }
  }
}

/** Includes masks: many faxes are drawn as ink through a black-and-white picture. */
const painted: readonly number[] = [
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
];

function sizeOf(operation: number, args: unknown) {
  if (!painted.includes(operation)) return null;
  const [first, ...size] = args as [unknown, number?, number?];
  const inline = first as { width?: number; height?: number };
  return { width: size[0] ?? inline.width ?? 0, height: size[1] ?? inline.height ?? 0 };
}

function within([a, b, c, d, e, f]: Matrix, inner: unknown): Matrix {
  if (!inner) return [a, b, c, d, e, f];
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = Array.from(inner as ArrayLike<number>);
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}
