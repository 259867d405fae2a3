import type { Drawing } from "./drawing.ts";

/** `code` for references, numbers and hashes: a typeface without look-alike characters. */
export type Face = "text" | "strong" | "code";

export interface Span {
  readonly text: string;
  readonly face: Face;
}
/** A newline is a line break. */
export type Text = string | readonly (string | Span)[];

export type ParagraphLook = "plain" | "lead" | "small" | "brand";

/** Contents of a pdf, from top to bottom. Lengths in points. */
export type Block =
  /** `letter`: the subject of a letter, at the size of its text. */
  | { readonly kind: "title"; readonly text: Text; readonly look?: "letter" }
  | { readonly kind: "heading"; readonly text: Text }
  | { readonly kind: "paragraph"; readonly text: Text; readonly look?: ParagraphLook }
  | { readonly kind: "quote"; readonly text: Text }
  | { readonly kind: "list"; readonly look: "ordered" | "plain"; readonly items: readonly Item[] }
  /** A table of two columns: label, and value in one or more paragraphs. */
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  /** To fill in by hand: a dotted line, or a frame of this height. */
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
  /** Shown in the window's title bar, and read first by screen readers. */
  readonly title: string;
  readonly author: string;
  /** Footer of every page, if there are several. */
  readonly foot: (page: number, of: number) => string;
  readonly blocks: readonly Block[];
}

export const code = (text: string): Span => ({ text, face: "code" });
export const strong = (text: string): Span => ({ text, face: "strong" });
