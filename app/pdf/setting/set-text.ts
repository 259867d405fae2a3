import type { Text } from "../block.ts";
import type { Element } from "../tagged/element.ts";
import type { Galley } from "./galley.ts";
import { type Line, linesOf } from "./lines.ts";
import type { Style } from "./styles.ts";

export function linesIn(galley: Galley, text: Text, style: Style): Line[] {
  const { size, face, measure } = style;
  return linesOf(text, { faces: galley.faces, size, face, width: Math.min(galley.width, measure) });
}

/** No page begins or ends with a single line of it. */
export function setText(galley: Galley, element: Element, text: Text, style: Style) {
  const lines = linesIn(galley, text, style);
  for (const [index, line] of lines.entries()) {
    galley.ensure(style.leading * together(index, lines.length));
    setLine(galley, element, line, style);
  }
}

function together(index: number, all: number) {
  if (index === 0) return all <= 3 ? all : 2;
  return index === all - 2 ? 2 : 1;
}

function setLine(galley: Galley, element: Element, { spans }: Line, style: Style) {
  const { size, leading, colour } = style;
  // Cap height and descent are centred within the leading.
  const y = galley.y + (leading + size * 0.62) / 2;
  const x = galley.left;
  if (spans.length > 0) galley.place({ kind: "text", x, y, element, spans, size, colour });
  galley.y += leading;
}
