import { type MadeFile, madeFile } from "./made-file.ts";
import { heicFile, pictures } from "./pictures.ts";
import { scans } from "./scans.ts";
import { textPage } from "./text-page.ts";
import { writePdf } from "./write-pdf.ts";

const named = (files: readonly MadeFile[], name: string) => async () =>
  (await files.find((file) => file.name === name)?.make()) ?? Buffer.alloc(0);

const wholes: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ["scan.pdf", named(scans, "scan 100 jpeg 0.pdf")],
  ["text.pdf", () => Promise.resolve(writePdf(textPage()))],
  ["baseline.jpg", named(pictures, "1200 baseline.jpg")],
  ["progressive.jpg", named(pictures, "1200 progressive.jpg")],
  ["true-colour.png", named(pictures, "1200 true-colour.png")],
  ["lossy.webp", named(pictures, "1200 lossy.webp")],
  ["lzw.tiff", named(pictures, "1200 lzw.tiff")],
  ["upright.heic", () => heicFile("upright.heic")],
];

export const wrecks: readonly MadeFile[] = wholes.flatMap(([name, make]) =>
  Array.from({ length: 19 }, (_, index) => (index + 1) * 5).map((share) =>
    madeFile(`${String(share)} % of ${name}`, "damaged", async () => {
      const bytes = await make();
      return bytes.subarray(0, Math.floor((bytes.length * share) / 100));
    }),
  ),
);

const pdf = () => writePdf(textPage());
const not = (name: string, make: () => Buffer) => madeFile(name, "not-what-it-says", make);

export const polyglots: readonly MadeFile[] = [
  not("HTML, then a PDF.html", () =>
    Buffer.concat([Buffer.from("<!doctype html><script>alert(1)</script><!--"), pdf()]),
  ),
  not("a PDF from byte 1,020", () => Buffer.concat([Buffer.alloc(1_020, 32), pdf()])),
  not("a ZIP, then a PDF.zip", () => Buffer.concat([Buffer.from("PK\x03\x04"), pdf()])),
  not("a program, then a PDF.exe", () => Buffer.concat([Buffer.from("MZ"), pdf()])),
  not("GIF and script", () => Buffer.from("GIF89a/*.......*/=alert(1)")),
  not("SVG with a script", () =>
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
  ),
  not("PostScript", () => Buffer.from("%!PS-Adobe-3.0\n(%pipe%id) (w) file")),
  {
    name: "a PDF with a page of HTML in it.pdf",
    verdicts: ["good"],
    make: () => writePdf(textPage(), { comment: "<html><script>alert(1)</script>" }),
  },
  {
    name: "a PDF with a ZIP behind it.pdf",
    verdicts: ["good", "damaged"],
    make: () =>
      Buffer.concat([pdf(), Buffer.from("PK\x03\x04archivePK\x05\x06"), Buffer.alloc(18)]),
  },
];
