import type { Box } from "#app/reader/reading.ts";
import { markShape } from "#app/ui/staff/viewer/sheet-shape.ts";
import { bringIntoSight, scrollWithin } from "./scroll.ts";
import { sheetOf, sizeOf } from "./sheets.ts";

const svg = "http://www.w3.org/2000/svg";

export interface Place {
  readonly id: string;
  readonly page: number;
  readonly box: Box;
}

export function drawMarks(root: HTMLElement, look: "fact" | "hit", places: readonly Place[]): void {
  for (const mark of root.querySelectorAll(`.mark-${look}`)) mark.remove();
  for (const { id, page, box } of places) {
    const drawing = sheetOf(root, page)?.querySelector<SVGSVGElement>(".sheet-picture");
    if (!drawing) continue;
    const mark = document.createElementNS(svg, "rect");
    for (const [name, value] of Object.entries(markShape(box, sizeOf(drawing)))) {
      mark.setAttribute(name, String(value));
    }
    mark.id = id;
    mark.setAttribute("class", `mark mark-${look}`);
    drawing.querySelector("g")?.append(mark);
  }
}

export function showMark(root: HTMLElement, id: string): boolean {
  const mark = root.querySelector(`rect[id="${CSS.escape(id)}"]`);
  const area = root.querySelector<HTMLElement>("[data-area]");
  if (mark && area) {
    scrollWithin(area, mark, "middle");
    bringIntoSight(area);
  }
  return mark !== null;
}
