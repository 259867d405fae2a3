/** ISO 32000-1, 14.8.4. */
export type Tag =
  | "Document"
  | "H1"
  | "H2"
  | "P"
  | "BlockQuote"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure";

export interface MarkedContent {
  readonly page: number;
  readonly id: number;
}

export interface Element {
  readonly tag: Tag;
  readonly kids: (Element | MarkedContent)[];
  readonly details: ElementDetails;
}

export interface ElementDetails {
  readonly alt?: string;
  /** Left, bottom, right and top, in points. */
  readonly box?: readonly [number, number, number, number];
  readonly numbering?: "Decimal" | "None";
  readonly scope?: "Row";
}

export function newElement(
  parent: Element | null,
  tag: Tag,
  details: ElementDetails = {},
): Element {
  const element: Element = { tag, kids: [], details };
  parent?.kids.push(element);
  return element;
}
