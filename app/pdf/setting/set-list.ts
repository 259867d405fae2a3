import type { Block } from "../block.ts";
import { type Element, newElement } from "../tagged/element.ts";
import type { Galley } from "./galley.ts";
import { setText } from "./set-text.ts";
import { styles } from "./styles.ts";

const inset = 20;

export function setList(galley: Galley, parent: Element, block: Extract<Block, { kind: "list" }>) {
  const isOrdered = block.look === "ordered";
  const list = newElement(parent, "L", { numbering: isOrdered ? "Decimal" : "None" });
  for (const [index, paragraphs] of block.items.entries()) {
    const item = newElement(list, "LI");
    galley.skip(7);
    galley.ensure(styles.plain.leading * Math.min(paragraphs.length + 1, 4));
    if (isOrdered) setNumber(galley, newElement(item, "Lbl"), index + 1);
    const body = newElement(item, "LBody");
    galley.within(isOrdered ? inset : 0, galley.width - (isOrdered ? inset : 0), () => {
      for (const text of paragraphs) setText(galley, newElement(body, "P"), text, styles.plain);
    });
  }
}

function setNumber(galley: Galley, element: Element, number: number) {
  const { y } = galley;
  setText(galley, element, `${String(number)}.`, styles.label);
  galley.y = y;
}
