import type { PDFDocument, PDFFont } from "pdf-lib";
import type { Face } from "../block.ts";
import type { Galley, Placed } from "../setting/galley.ts";
import { stretchesOf, type Cut } from "../type/shape.ts";

/** Fonts of a document by the file they come from, with the name that its pages call them by. */
export type Fonts = ReadonlyMap<Cut, { readonly font: PDFFont; readonly name: string }>;

/** Embeds those fonts that the pages need; each will hold the letters that are used. */
export async function embedFonts(document: PDFDocument, { faces, pages }: Galley): Promise<Fonts> {
  const cuts = new Set(
    pages
      .flat()
      .flatMap(textsOf)
      .flatMap(({ face, text }) => stretchesOf(text, faces[face]).map(({ cut }) => cut)),
  );
  const fonts = new Map<Cut, { font: PDFFont; name: string }>();
  for (const cut of cuts) {
    const customName = `${tagOf(fonts.size)}+${cut.font.postscriptName ?? "Font"}`;
    const font = await document.embedFont(cut.bytes, { subset: true, customName });
    fonts.set(cut, { font, name: `F${String(fonts.size + 1)}` });
  }
  return fonts;
}

function textsOf(placed: Placed): { readonly face: Face; readonly text: string }[] {
  if (placed.kind === "text") return [...placed.spans];
  if (placed.kind !== "drawing") return [];
  return placed.drawing.marks.flatMap((mark) =>
    mark.kind === "text" ? [{ face: mark.face ?? "text", text: mark.text }] : [],
  );
}

/** Six letters before the name say that a font is a part of one. */
function tagOf(number: number) {
  return `PASSE${String.fromCharCode(65 + number)}`;
}
