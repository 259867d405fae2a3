import type { Drawing } from "./drawing.ts";
import type { Face } from "./face.ts";

export interface Span {
  readonly text: string;
  readonly face: Face;
}
/** A newline is a line break. */
export type Text = string | readonly (string | Span)[];

export type ParagraphLook = "plain" | "lead" | "small" | "brand";

/** Lengths in points. */
export type Block =
  | { readonly kind: "title"; readonly text: Text; readonly look?: "letter" }
  | { readonly kind: "heading"; readonly text: Text }
  | { readonly kind: "paragraph"; readonly text: Text; readonly look?: ParagraphLook }
  | { readonly kind: "quote"; readonly text: Text }
  | { readonly kind: "list"; readonly look: "ordered" | "plain"; readonly items: readonly Item[] }
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  | { readonly kind: "blank"; readonly label: string; readonly height?: number }
  | { readonly kind: "space"; readonly height: number }
  | { readonly kind: "drawing"; readonly drawing: Drawing; readonly alt: string }
  | {
      readonly kind: "beside";
      readonly leftShare: number;
      readonly left: readonly Block[];
      readonly right: readonly Block[];
    };

export type Item = readonly Text[];
export interface Fact {
  readonly label: string;
  readonly value: readonly Text[];
}

export interface Pdf {
  readonly locale: "fr" | "en";
  readonly title: string;
  readonly author: string;
  readonly foot: (page: number, of: number) => string;
  readonly blocks: readonly Block[];
}

export const code = (text: string): Span => ({ text, face: "code" });
export const strong = (text: string): Span => ({ text, face: "strong" });
