import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";

export async function picturesInPdf(pdf: Buffer): Promise<Buffer[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => {
    const pictures = page.node.Resources()?.lookup(PDFName.of("XObject"), PDFDict);
    const reference = pictures?.values()[0];
    const picture = reference && document.context.lookup(reference);
    if (!(picture instanceof PDFRawStream)) throw new Error("a page without a picture");
    return Buffer.from(picture.contents);
  });
}
