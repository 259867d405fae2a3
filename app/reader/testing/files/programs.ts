import { degrees, PageSizes, PDFDocument, rgb, StandardFonts } from "pdf-lib";
import { type MadeFile, madeFile } from "./made-file.ts";

type Draw = (document: PDFDocument) => Promise<void> | void;

function written(name: string, draw: Draw, options: { useObjectStreams?: boolean } = {}): MadeFile {
  return madeFile(`${name}.pdf`, "good", async () => {
    const document = await PDFDocument.create();
    document.setTitle(name);
    await draw(document);
    return Buffer.from(await document.save(options));
  });
}

const line = "Extrait Kbis à jour au 12 novembre 2026";

const fonts = Object.values(StandardFonts)
  .filter((font) => font !== StandardFonts.ZapfDingbats && font !== StandardFonts.Symbol)
  .map((font) =>
    written(`text in ${font}`, async (document) => {
      document.addPage().drawText(line, { font: await document.embedFont(font), size: 11 });
    }),
  );

const sizes = (["A3", "A5", "A6", "Letter", "Legal", "Tabloid"] as const).map((size) =>
  written(`size ${size}`, (document) => {
    document.addPage(PageSizes[size]).drawText(line, { y: 100, size: 10 });
  }),
);

const turns = [90, 180, 270, -90].map((angle) =>
  written(`turned by ${String(angle)}`, (document) => {
    const page = document.addPage();
    page.setRotation(degrees(angle));
    page.drawText(line);
  }),
);

const lengths = [2, 30, 400].map((pages) =>
  written(`${String(pages)} pages`, (document) => {
    for (let page = 1; page <= pages; page += 1)
      document.addPage().drawText(`${line}, ${String(page)}`);
  }),
);

const oddities = [
  written("boxes in boxes", (document) => {
    const page = document.addPage([900, 1_200]);
    page.setCropBox(100, 100, 595, 842);
    page.setTrimBox(120, 120, 555, 802);
    page.drawText(line, { x: 200, y: 500 });
  }),
  written("a box that begins below nothing", (document) => {
    const page = document.addPage();
    page.setMediaBox(-300, -400, 595, 842);
    page.drawText(line, { x: -200, y: 0 });
  }),
  written("a very large page", (document) => {
    document.addPage([14_400, 14_400]).drawText(line, { size: 400 });
  }),
  written("drawn with lines alone", (document) => {
    const page = document.addPage();
    for (let row = 0; row < 40; row += 1) {
      page.drawLine({ start: { x: 50, y: 60 + row * 18 }, end: { x: 500, y: 60 + row * 18 } });
    }
  }),
  written("pale letters", (document) => {
    document.addPage().drawText(line, { color: rgb(0.8, 0.8, 0.8) });
  }),
  written("a form to fill in", (document) => {
    const page = document.addPage();
    page.drawText(line);
    document.getForm().createTextField("name").addToPage(page, { x: 50, y: 700 });
  }),
  written(
    "without object streams",
    (document) => {
      document.addPage().drawText(line);
    },
    { useObjectStreams: false },
  ),
  written("the first page empty", (document) => {
    document.addPage();
    document.addPage().drawText(line);
  }),
  written("accents in its title: Procès-verbal — société « Été »", (document) => {
    document.addPage().drawText(line);
  }),
];

export const programs: readonly MadeFile[] = [
  ...fonts,
  ...sizes,
  ...turns,
  ...lengths,
  ...oddities,
  madeFile("an empty page.pdf", "blank", async () => {
    const document = await PDFDocument.create();
    document.addPage();
    return Buffer.from(await document.save());
  }),
  madeFile("three empty pages.pdf", "blank", async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 3; page += 1) document.addPage();
    return Buffer.from(await document.save());
  }),
];
