import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { openDocument } from "#app/reader/open-document.server.ts";

export async function asScan(pdf: Buffer, dpi = 200, skew = 0.6): Promise<Buffer> {
  const document = await openDocument(pdf);
  const scan = await PDFDocument.create();
  for (let number = 1; number <= document.numPages; number += 1) {
    const picture = await scanned(await draw(document, number, dpi), skew);
    const image = await scan.embedJpg(picture.data);
    const [width, height] = [(picture.info.width * 72) / dpi, (picture.info.height * 72) / dpi];
    scan.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  await document.loadingTask.destroy();
  return Buffer.from(await scan.save());
}

async function draw(
  document: Awaited<ReturnType<typeof openDocument>>,
  number: number,
  dpi: number,
) {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const factory = document.canvasFactory as { create(w: number, h: number): { canvas: unknown } };
  const { canvas } = factory.create(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas: canvas as HTMLCanvasElement, viewport }).promise;
  return (canvas as { toBuffer(type: "image/png"): Buffer }).toBuffer("image/png");
}

async function scanned(picture: Buffer, skew: number) {
  const { data, info } = await sharp(picture)
    .rotate(skew, { background: "#fdfdfb" })
    .blur(0.6)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let seed = 7;
  for (let at = 0; at < data.length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const grain = ((seed >>> 24) - 128) / 10;
    data[at] = Math.min(255, Math.max(0, (data[at] ?? 0) * 0.92 + 14 + grain));
  }
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality: 75 })
    .toBuffer({ resolveWithObject: true });
}
