import type { Drawing } from "./drawing.ts";

/** `code` for references, numbers and hashes: a face where no letter passes for another. */
export type Face = "text" | "strong" | "code";

export interface Span {
  readonly text: string;
  readonly face: Face;
}
/** A line break is a break. */
export type Text = string | readonly (string | Span)[];

export type ParagraphLook = "plain" | "lead" | "small" | "brand";

/** What papers are made of, from top to bottom. Lengths are points. */
export type Block =
  /** `letter`: the subject of a letter, of a size with its text. */
  | { readonly kind: "title"; readonly text: Text; readonly look?: "letter" }
  | { readonly kind: "heading"; readonly text: Text }
  | { readonly kind: "paragraph"; readonly text: Text; readonly look?: ParagraphLook }
  /** Somebody's own words. */
  | { readonly kind: "quote"; readonly text: Text }
  | { readonly kind: "list"; readonly look: "ordered" | "plain"; readonly items: readonly Item[] }
  /** A table of two columns: what it is, and its value in one or more paragraphs. */
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  /** Something to fill in by hand: a dotted line, or a frame of that height. */
  | { readonly kind: "blank"; readonly label: string; readonly height?: number }
  | { readonly kind: "space"; readonly height: number }
  | { readonly kind: "drawing"; readonly drawing: Drawing; readonly alt: string }
  /** Two columns on one page. */
  | {
      readonly kind: "beside";
      readonly leftShare: number;
      readonly left: readonly Block[];
      readonly right: readonly Block[];
    };

/** Paragraphs of one entry. */
export type Item = readonly Text[];
export interface Fact {
  readonly label: string;
  readonly value: readonly Text[];
}

export interface Pdf {
  readonly locale: "fr" | "en";
  /** In the window's title bar, and read out first. */
  readonly title: string;
  /** Who makes it. */
  readonly author: string;
  /** At the foot of every page where there are several. */
  readonly foot: (page: number, of: number) => string;
  readonly blocks: readonly Block[];
}

export const code = (text: string): Span => ({ text, face: "code" });
export const strong = (text: string): Span => ({ text, face: "strong" });
