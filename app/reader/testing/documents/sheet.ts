import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";
import { encode } from "uqr";

export type Family = "sans" | "serif" | "typewriter";

const faces = {
  sans: [StandardFonts.Helvetica, StandardFonts.HelveticaBold],
  serif: [StandardFonts.TimesRoman, StandardFonts.TimesRomanBold],
  typewriter: [StandardFonts.Courier, StandardFonts.CourierBold],
} as const;

export interface LineStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: "left" | "centre" | "right";
  /** Points from the left edge. */
  readonly x?: number;
}

const margin = 56;
const pageWidth = 595;
const pageHeight = 842;

export class Sheet {
  readonly document: PDFDocument;
  readonly size: number;
  private readonly fonts: readonly [PDFFont, PDFFont, PDFFont];
  private page: PDFPage;
  y = pageHeight - margin;

  private constructor(document: PDFDocument, fonts: Sheet["fonts"], size: number) {
    this.document = document;
    this.fonts = fonts;
    this.size = size;
    this.page = document.addPage([pageWidth, pageHeight]);
  }

  static async create(family: Family = "sans", size = 10): Promise<Sheet> {
    const document = await PDFDocument.create();
    const [plain, bold] = faces[family];
    const other = family === "serif" ? StandardFonts.Helvetica : StandardFonts.TimesRoman;
    const embed = (face: StandardFonts) => document.embedFont(face);
    const fonts = [await embed(plain), await embed(bold), await embed(other)] as const;
    return new Sheet(document, fonts, size);
  }

  async save(producer = "Passerelle tests"): Promise<Buffer> {
    this.document.setProducer(producer);
    const at = new Date("2026-11-20T09:00:00Z");
    this.document.setCreationDate(at);
    this.document.setModificationDate(at);
    return Buffer.from(await this.document.save());
  }

  space(points = this.size): void {
    this.y -= points;
    if (this.y < margin + 20) this.newPage();
  }

  newPage(): void {
    this.page = this.document.addPage([pageWidth, pageHeight]);
    this.y = pageHeight - margin;
  }

  width(text: string, { size = this.size, bold = false }: LineStyle = {}): number {
    return this.fonts[bold ? 1 : 0].widthOfTextAtSize(text, size);
  }

  line(text: string, style: LineStyle = {}): void {
    const { size = this.size, bold = false, align = "left", x = margin } = style;
    const width = this.width(text, style);
    const at = { left: x, centre: (pageWidth - width) / 2, right: pageWidth - margin - width };
    this.put(text, at[align], size, bold ? 1 : 0);
    this.space(size * 1.4);
  }

  paragraph(text: string, style: LineStyle & { readonly width?: number } = {}): void {
    const { x = margin, width = pageWidth - margin - x } = style;
    for (const line of this.broken(text, width, style)) this.line(line, { ...style, x });
  }

  broken(text: string, width: number, style: LineStyle = {}): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (this.width(longer, style) > width && line !== "") {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  }

  /** `|` in the value starts a new line. */
  pair(label: string, value: string, at = 240): void {
    this.put(label, margin, this.size, 0);
    for (const line of value.split("|")) this.line(line, { x: at });
  }

  editedPair(
    label: string,
    [before, changed, after]: readonly [string, string, string],
    at = 240,
  ): void {
    this.put(label, margin, this.size, 0);
    let x = at;
    for (const [text, font] of [
      [before, 0],
      [changed, 2],
      [after, 0],
    ] as const) {
      this.put(text, x, this.size, font);
      x += this.fonts[font].widthOfTextAtSize(text, this.size);
    }
    this.space(this.size * 1.4);
  }

  columns(left: readonly string[], right: readonly string[]): void {
    const top = this.y;
    const width = (pageWidth - 2 * margin - 24) / 2;
    for (const text of left) this.paragraph(text, { width });
    const bottom = this.y;
    this.y = top;
    for (const text of right) this.paragraph(text, { x: margin + width + 24, width });
    this.y = Math.min(bottom, this.y);
  }

  rule(): void {
    const y = this.y + this.size;
    this.page.drawLine({
      start: { x: margin, y },
      end: { x: pageWidth - margin, y },
      thickness: 0.6,
    });
    this.space(5);
  }

  /** `side` in points. */
  qr(text: string, side = 68): void {
    const { data, size } = encode(text);
    const dot = side / size;
    for (const [row, cells] of data.entries()) {
      for (const [column, dark] of cells.entries()) {
        if (!dark) continue;
        const x = pageWidth - 36 - side + column * dot;
        this.page.drawRectangle({
          x,
          y: pageHeight - 36 - (row + 1) * dot,
          width: dot,
          height: dot,
        });
      }
    }
  }

  signature(x: number): void {
    const path =
      "M0 20 C12 -22 22 44 34 4 S52 34 64 8 S84 30 96 6 S120 28 140 2 M10 30 C60 24 100 34 150 18";
    const ink = rgb(0.1, 0.12, 0.45);
    this.page.drawSvgPath(path, { x, y: this.y, borderColor: ink, borderWidth: 1.4 });
  }

  stamp(x: number, words: string): void {
    const ink = rgb(0.25, 0.2, 0.6);
    for (const size of [42, 36]) {
      this.page.drawCircle({ x: x + 42, y: this.y - 30, size, borderColor: ink, borderWidth: 1.6 });
    }
    const text = words.slice(0, 14);
    this.page.drawText(text, {
      x: x + 12,
      y: this.y - 32,
      size: 7,
      font: this.fonts[1],
      color: ink,
    });
  }

  private put(text: string, x: number, size: number, font: 0 | 1 | 2): void {
    this.page.drawText(text, { x, y: this.y, size, font: this.fonts[font], color: rgb(0, 0, 0) });
  }
}
