import type { Fact } from "../block.ts";
import { type Element, newElement } from "../tagged/element.ts";
import type { Galley } from "./galley.ts";
import { linesIn, setText } from "./set-text.ts";
import { styles } from "./styles.ts";

const padding = 5;

export function setFacts(galley: Galley, parent: Element, rows: readonly Fact[]) {
  const table = newElement(parent, "Table");
  galley.skip(14);
  for (const row of rows) setRow(galley, table, row);
  drawRule(galley);
  galley.skip(4);
}

function setRow(galley: Galley, table: Element, { label, value }: Fact) {
  const labelWidth = Math.round(galley.width * 0.34);
  const valueWidth = galley.width - labelWidth;
  const columns = [labelWidth - 12, valueWidth] as const;
  galley.ensure(Math.min(heightOf(galley, label, value, columns), 230));
  drawRule(galley);
  galley.y += padding;
  const row = newElement(table, "TR");
  const top = { page: galley.page, y: galley.y };
  galley.within(0, columns[0], () =>
    setText(galley, newElement(row, "TH", { scope: "Row" }), label, styles.label),
  );
  const below = galley.y;
  galley.y = top.y;
  const cell = newElement(row, "TD");
  galley.within(labelWidth, columns[1], () => {
    for (const text of value) setText(galley, newElement(cell, "P"), text, styles.plain);
  });
  if (galley.page === top.page) galley.y = Math.max(galley.y, below);
  galley.y += padding;
}

function heightOf(
  galley: Galley,
  label: string,
  value: Fact["value"],
  [labelWidth, valueWidth]: readonly [number, number],
) {
  const { leading } = styles.plain;
  const count = (texts: Fact["value"], width: number) => {
    let lines = 0;
    galley.within(0, width, () => {
      for (const text of texts) lines += linesIn(galley, text, styles.plain).length;
    });
    return lines;
  };
  return Math.max(count([label], labelWidth), count(value, valueWidth)) * leading + 2 * padding;
}

function drawRule(galley: Galley) {
  const { left: x, y, width } = galley;
  const rule = { kind: "rule", thickness: 0.75, colour: "rule", isDotted: false } as const;
  galley.place({ ...rule, element: null, x, y, width });
}
