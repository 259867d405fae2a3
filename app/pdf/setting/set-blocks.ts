import type { Block } from "../block.ts";
import { type Element, newElement } from "../tagged/element.ts";
import type { Galley } from "./galley.ts";
import { setBeside } from "./set-beside.ts";
import { setBlank } from "./set-blank.ts";
import { setDrawing } from "./set-drawing.ts";
import { setFacts } from "./set-facts.ts";
import { setList } from "./set-list.ts";
import { setText } from "./set-text.ts";
import { type Style, styles } from "./styles.ts";

export function setBlocks(galley: Galley, blocks: readonly Block[], parent: Element = galley.root) {
  for (const block of blocks) setBlock(galley, block, parent);
}

function setBlock(galley: Galley, block: Block, parent: Element) {
  switch (block.kind) {
    case "title":
      return setHeading(
        galley,
        newElement(parent, "H1"),
        block.text,
        block.look ? styles.subject : styles.title,
      );
    case "heading":
      return setHeading(galley, newElement(parent, "H2"), block.text, styles.heading);
    case "paragraph": {
      const style = styles[block.look ?? "plain"];
      galley.skip(style.before);
      return setText(galley, newElement(parent, "P"), block.text, style);
    }
    case "quote":
      return setQuote(galley, parent, block.text);
    case "list":
      return setList(galley, parent, block);
    case "facts":
      return setFacts(galley, parent, block.rows);
    case "blank":
      return setBlank(galley, parent, block);
    case "space":
      return galley.skip(block.height);
    case "drawing":
      return setDrawing(galley, parent, block);
    case "beside":
      return setBeside(galley, parent, block, setBlocks);
  }
}

type TextOf = Extract<Block, { kind: "title" }>["text"];

function setHeading(galley: Galley, element: Element, text: TextOf, style: Style) {
  galley.skip(style.before);
  galley.ensure(style.leading * 2 + styles.plain.leading * 2 + styles.plain.before);
  setText(galley, element, text, style);
}

function setQuote(galley: Galley, parent: Element, text: TextOf) {
  galley.skip(12);
  const element = newElement(newElement(parent, "BlockQuote"), "P");
  galley.within(14, galley.width - 14, () => setText(galley, element, text, styles.quote));
  drawBars(galley, element);
  galley.skip(4);
}

function drawBars(galley: Galley, element: Element) {
  for (const [page, placed] of galley.pages.entries()) {
    const lines = placed.filter((one) => one.kind === "text" && one.element === element);
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) continue;
    const y = first.y - 11;
    const bar = { kind: "bar", element: null, width: 3, colour: "rule" } as const;
    galley.place({ ...bar, x: galley.left, y, height: last.y + 4 - y }, page);
  }
}
