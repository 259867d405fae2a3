import type { ParagraphLook } from "../block.ts";
import type { Face } from "../face.ts";
import type { Colour } from "../palette.ts";

export interface Style {
  readonly size: number;
  readonly leading: number;
  readonly face: Face;
  readonly colour: Colour;
  readonly before: number;
  readonly measure: number;
}

const text: Style = {
  size: 11,
  leading: 16.5,
  face: "text",
  colour: "ink",
  before: 9,
  measure: 348,
};

export const styles = {
  plain: text,
  lead: { ...text, size: 12.5, leading: 18.5, before: 8, measure: 390 },
  small: { ...text, size: 9.5, leading: 14, colour: "soft", before: 7 },
  brand: { ...text, face: "strong", before: 0 },
  title: { ...text, size: 21, leading: 26, face: "strong", before: 30, measure: Infinity },
  subject: { ...text, size: 12.5, leading: 18, face: "strong", before: 16, measure: Infinity },
  heading: { ...text, size: 13.5, leading: 18, face: "strong", before: 22 },
  label: { ...text, colour: "soft" },
  quote: { ...text, before: 0, measure: 334 },
} as const satisfies Record<
  ParagraphLook | "title" | "subject" | "heading" | "label" | "quote",
  Style
>;
