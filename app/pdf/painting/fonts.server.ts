import type { PDFDocument, PDFFont } from "pdf-lib";
import type { Face } from "../face.ts";
import type { Galley, Placed } from "../setting/galley.ts";
import { type Cut, stretchesOf } from "../type/shape.ts";

export type Fonts = ReadonlyMap<Cut, { readonly font: PDFFont; readonly name: string }>;

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

/** A PDF font subset needs a tag of six letters before its name. */
function tagOf(number: number) {
  return `PASSE${String.fromCharCode(65 + number)}`;
}
