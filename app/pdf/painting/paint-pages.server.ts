import { type PDFDocument, PDFName } from "pdf-lib";
import { type Galley, type Placed, sheet } from "../setting/galley.ts";
import type { Element } from "../tagged/element.ts";
import { MarkedContentWriter } from "../tagged/marked-content.ts";
import type { Fonts } from "./fonts.server.ts";
import { boxPath, figures, fillWith, strokeWith } from "./operators.ts";
import { paintDrawing } from "./paint-drawing.server.ts";
import { paintText } from "./paint-text.server.ts";

export function paintPages(
  document: PDFDocument,
  { pages, faces }: Galley,
  fonts: Fonts,
): Element[][] {
  return pages.map((placed, index) => {
    const page = document.addPage([sheet.width, sheet.height]);
    for (const { name, font } of fonts.values())
      page.node.setFontDictionary(PDFName.of(name), font.ref);
    const writer = new MarkedContentWriter(index);
    for (const one of placed) writer.write(one.element, paint(one, { faces, fonts, page }));
    const content = document.context.flateStream(writer.end());
    page.node.set(PDFName.of("Contents"), document.context.register(content));
    return writer.owners;
  });
}

type Setting = Parameters<typeof paintDrawing>[0];

function paint(placed: Placed, setting: Setting): string {
  const { x } = placed;
  const y = sheet.height - placed.y;
  switch (placed.kind) {
    case "text":
      return paintText(setting, { ...placed, y });
    case "rule":
      return paintRule(placed, y);
    case "bar":
      return `${fillWith(placed.colour)} ${boxPath(x, y - placed.height, placed.width, placed.height)} f`;
    case "drawing":
      return paintDrawing(setting, placed.drawing, { x, y, scale: placed.scale });
  }
}

function paintRule(rule: Extract<Placed, { kind: "rule" }>, y: number) {
  const { x, width, thickness, colour, isDotted } = rule;
  const dots = isDotted ? `1 J [0 ${figures(thickness * 3.2)}] 0 d` : "";
  const line = `${figures(x, y)} m ${figures(x + width, y)} l S`;
  return `q ${strokeWith(colour)} ${figures(thickness)} w ${dots} ${line} Q`;
}
