import type { Block } from "../block.ts";
import { type Element, newElement } from "../tagged/element.ts";
import type { Galley } from "./galley.ts";
import { linesIn, setText } from "./set-text.ts";
import { styles } from "./styles.ts";

export function setBlank(
  galley: Galley,
  parent: Element,
  { label, height }: Extract<Block, { kind: "blank" }>,
) {
  galley.skip(height === undefined ? 12 : 10);
  galley.ensure(styles.plain.leading + (height ?? 0));
  setText(galley, newElement(parent, "P"), label, styles.label);
  if (height !== undefined) {
    drawFrame(galley, height);
    galley.y += height;
    return;
  }
  const written = galley.pages.at(-1)?.at(-1);
  const end = written?.kind === "text" ? lengthOf(galley, label) : 0;
  const from = Math.min(end + 6, galley.width - 120);
  drawDots(galley, galley.left + from, galley.y - 3, galley.width - from);
}

function lengthOf(galley: Galley, label: string) {
  return linesIn(galley, label, styles.label).at(-1)?.width ?? 0;
}

function drawDots(galley: Galley, x: number, y: number, width: number) {
  const dots = { kind: "rule", thickness: 0.9, colour: "edge", isDotted: true } as const;
  galley.place({ ...dots, element: null, x, y, width });
}

function drawFrame(galley: Galley, height: number) {
  const { left: x, y, width } = galley;
  drawDots(galley, x, y + 4, width);
  drawDots(galley, x, y + height, width);
}
