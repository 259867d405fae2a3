import type { Block } from "../block.ts";
import { type Element, newElement } from "../tagged/element.ts";
import { type Galley, sheet } from "./galley.ts";

export function setDrawing(
  galley: Galley,
  parent: Element,
  { drawing, alt }: Extract<Block, { kind: "drawing" }>,
) {
  const scale = galley.width / drawing.width;
  const height = drawing.height * scale;
  galley.skip(12);
  galley.ensure(height);
  const { left: x, y, width } = galley;
  const box = [x, sheet.height - y - height, x + width, sheet.height - y] as const;
  const element = newElement(parent, "Figure", { alt, box });
  galley.place({ kind: "drawing", x, y, element, drawing, scale });
  galley.y += height;
}
