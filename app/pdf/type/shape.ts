import type { Font } from "@pdf-lib/fontkit";
import type { Face } from "../face.ts";

export interface Cut {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
}
export type Typefaces = Readonly<Record<Face, readonly Cut[]>>;

export interface Stretch {
  readonly cut: Cut;
  readonly text: string;
}

export function stretchesOf(text: string, cuts: readonly Cut[]): Stretch[] {
  const found: { cut: Cut; text: string }[] = [];
  for (const letter of tidied(text)) {
    const cut = cutFor(letter, cuts);
    const last = found.at(-1);
    const shown = cut ? letter : "\u25a1";
    const by = cut ?? cutFor(shown, cuts);
    if (!by) throw new Error("no font shows what is missing");
    if (last?.cut === by) last.text += shown;
    else found.push({ cut: by, text: shown });
  }
  return found;
}

function cutFor(letter: string, cuts: readonly Cut[]) {
  const point = letter.codePointAt(0) ?? 0;
  return cuts.find(({ font }) => font.hasGlyphForCodePoint(point));
}

function tidied(text: string) {
  return text
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]|\p{Cc}/gu, "")
    .replace(/[\u2009\u202f]/g, "\u00a0")
    .replace(/[\u2010\u2011]/g, "-");
}

const widths = new WeakMap<readonly Cut[], Map<string, number>>();

/** As a fraction of the font size. Shaping is the slowest part of a page, hence the cache. */
export function widthOf(text: string, cuts: readonly Cut[]) {
  const known = widths.get(cuts) ?? new Map<string, number>();
  widths.set(cuts, known);
  const width =
    known.get(text) ??
    stretchesOf(text, cuts).reduce((sum, stretch) => sum + advanceOf(stretch), 0);
  if (known.size > 4000) known.clear();
  known.set(text, width);
  return width;
}

export function advanceOf({ cut, text }: Stretch) {
  const { positions } = cut.font.layout(text);
  return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / cut.font.unitsPerEm;
}

/** How much closer the next letter moves, in thousandths of the font size. */
export function kernsOf({ cut, text }: Stretch): number[] {
  const { glyphs, positions } = cut.font.layout(text);
  const scale = 1000 / cut.font.unitsPerEm;
  return glyphs.map((glyph, index) =>
    Math.round((glyph.advanceWidth - (positions[index]?.xAdvance ?? 0)) * scale),
  );
}
