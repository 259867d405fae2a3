import fontkit from "@pdf-lib/fontkit";
import { PDFDocument } from "pdf-lib";
import { loadTypefaces } from "../type/typefaces.server.ts";

/** Parsing a font takes longer than painting a page. */
export async function newDocument(): Promise<PDFDocument> {
  const cuts = Object.values(await loadTypefaces()).flat();
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit({
    create: (bytes: Uint8Array) =>
      cuts.find((cut) => cut.bytes === bytes)?.font ?? fontkit.create(bytes),
  });
  return document;
}
