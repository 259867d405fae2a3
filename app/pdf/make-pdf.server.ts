import type { Pdf } from "./block.ts";
import { newDocument } from "./painting/document.server.ts";
import { embedFonts } from "./painting/fonts.server.ts";
import { paintPages } from "./painting/paint-pages.server.ts";
import { Galley, margins, sheet } from "./setting/galley.ts";
import { setBlocks } from "./setting/set-blocks.ts";
import { linesIn } from "./setting/set-text.ts";
import { styles } from "./setting/styles.ts";
import { writeMetadata } from "./tagged/metadata.server.ts";
import { writeStructure } from "./tagged/structure.server.ts";
import { loadTypefaces } from "./type/typefaces.server.ts";

/** The same data gives the same bytes. */
export async function makePdf(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  const galley = new Galley(await loadTypefaces());
  setBlocks(galley, pdf.blocks);
  setFeet(galley, pdf);
  const document = await newDocument();
  const fonts = await embedFonts(document, galley);
  const owners = paintPages(document, galley, fonts);
  writeStructure(document, galley.root, owners);
  writeMetadata(document, pdf);
  return new Uint8Array(await document.save());
}

function setFeet(galley: Galley, { foot }: Pdf) {
  const all = galley.pages.length;
  if (all === 1) return;
  for (const page of galley.pages.keys()) {
    const { size, colour } = styles.small;
    for (const { spans } of linesIn(galley, foot(page + 1, all), styles.small)) {
      const at = { x: margins.left, y: sheet.height - 40, element: null };
      galley.place({ kind: "text", ...at, spans, size, colour }, page);
    }
  }
}
