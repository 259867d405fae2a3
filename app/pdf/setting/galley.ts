import type { Span } from "../block.ts";
import type { Drawing } from "../drawing.ts";
import type { Colour } from "../palette.ts";
import { type Element, newElement } from "../tagged/element.ts";
import type { Typefaces } from "../type/shape.ts";

/** A4 in points; y is measured from the top. */
export const sheet = { width: 595.28, height: 841.89 };
export const margins = { top: 62, right: 66, bottom: 74, left: 66 };
const floor = sheet.height - margins.bottom;

interface Place {
  readonly x: number;
  readonly y: number;
  /** Null: an artifact of the page, which is not read out. */
  readonly element: Element | null;
}

export type Placed = Place &
  (
    | {
        readonly kind: "text";
        readonly spans: readonly Span[];
        readonly size: number;
        readonly colour: Colour;
      }
    | {
        readonly kind: "rule";
        readonly width: number;
        readonly thickness: number;
        readonly colour: Colour;
        readonly isDotted: boolean;
      }
    | {
        readonly kind: "bar";
        readonly height: number;
        readonly width: number;
        readonly colour: Colour;
      }
    | { readonly kind: "drawing"; readonly drawing: Drawing; readonly scale: number }
  );

export class Galley {
  readonly faces: Typefaces;
  readonly pages: Placed[][] = [[]];
  readonly root: Element = newElement(null, "Document");
  left = margins.left;
  width = sheet.width - margins.left - margins.right;
  y = margins.top;

  constructor(faces: Typefaces) {
    this.faces = faces;
  }

  get page() {
    return this.pages.length - 1;
  }

  get room() {
    return floor - this.y;
  }

  get isAtTop() {
    return this.y <= margins.top;
  }

  skip(height: number) {
    if (!this.isAtTop) this.y += height;
  }

  ensure(height: number) {
    if (height > this.room && !this.isAtTop) this.turn();
  }

  turn() {
    this.pages.push([]);
    this.y = margins.top;
  }

  place(what: Placed, page = this.page) {
    this.pages[page]?.push(what);
  }

  within(inset: number, width: number, work: () => void) {
    const before = { left: this.left, width: this.width };
    this.left += inset;
    this.width = width;
    work();
    Object.assign(this, before);
  }
}
