import { PDFName, type PDFPage } from "pdf-lib";
import type { Drawing, Mark } from "../drawing.ts";
import type { Colour } from "../palette.ts";
import { type Typefaces, widthOf } from "../type/shape.ts";
import type { Fonts } from "./fonts.server.ts";
import { boxPath, circlePath, figures, fillWith, strokeWith, svgPath } from "./operators.ts";
import { paintText } from "./paint-text.server.ts";

interface Setting {
  readonly faces: Typefaces;
  readonly fonts: Fonts;
  readonly page: PDFPage;
}

/** `x`, `y` (upwards) is the upper left corner. */
export function paintDrawing(
  setting: Setting,
  { marks, height }: Drawing,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): string {
  const parts = marks.map((mark) => paintMark(setting, mark, height));
  const place = `${figures(scale, 0, 0, scale, x, y - height * scale)} cm`;
  return ["q", place, "1 w", ...parts, "Q"].join("\n");
}

function paintMark(setting: Setting, mark: Mark, height: number): string {
  switch (mark.kind) {
    case "text":
      return paintWords(setting, mark, height);
    case "box":
      return painted(boxPath(mark.x, height - mark.y - mark.height, mark.width, mark.height), mark);
    case "circle":
      return painted(circlePath(mark.x, height - mark.y, mark.radius), mark);
    case "path":
      return `q 1 0 0 -1 0 ${figures(height)} cm\n${painted(svgPath(mark.path), mark)} Q`;
  }
}

function painted(path: string, { fill, edge }: { fill?: Colour; edge?: Colour }) {
  const colours = [fill && fillWith(fill), edge && strokeWith(edge)].filter(Boolean);
  const paint = fill ? (edge ? "B" : "f") : "S";
  return `${colours.join(" ")}\n${path} ${paint}`;
}

function paintWords(
  setting: Setting,
  mark: Extract<Mark, { kind: "text" }>,
  height: number,
): string {
  const { text, size, face = "text", align = "start", colour = "ink", turn = 0 } = mark;
  const width = widthOf(text, setting.faces[face]) * size;
  const x = { start: 0, middle: -width / 2, end: -width }[align];
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = `${figures(cos, sin, -sin, cos, mark.x, height - mark.y)} cm`;
  const line = { spans: [{ text, face }], x, y: 0, size, colour };
  return `q ${place}${veil(setting.page, mark.opacity)}\n${paintText(setting, line)} Q`;
}

function veil(page: PDFPage, opacity: number | undefined) {
  if (opacity === undefined) return "";
  const state = page.doc.context.obj({ Type: "ExtGState", ca: opacity, CA: opacity });
  const name = page.node.newExtGState("Veil", page.doc.context.register(state));
  return ` ${name instanceof PDFName ? name.asString() : ""} gs`;
}
