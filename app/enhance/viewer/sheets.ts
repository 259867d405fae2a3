import { percentOf, sheetShape, type Size } from "#app/ui/staff/viewer/sheet-shape.ts";
import type { Turn, Zoom } from "#app/ui/staff/viewer/view-state.ts";

export function shapeSheets(root: HTMLElement, zoom: Zoom, turn: Turn): void {
  root.dataset.zoom = String(zoom);
  root.dataset.turn = String(turn);
  for (const drawing of root.querySelectorAll<SVGSVGElement>(".sheet-picture")) {
    const { transform, ...frame } = sheetShape(sizeOf(drawing), turn, zoom);
    for (const [name, value] of Object.entries(frame)) drawing.setAttribute(name, String(value));
    drawing.querySelector("g")?.setAttribute("transform", transform);
  }
}

export function shownPercent(root: HTMLElement, turn: Turn): number {
  const drawing = root.querySelector<SVGSVGElement>(".sheet-picture");
  if (!drawing) return 100;
  const { a } = drawing.getScreenCTM() ?? { a: 0 };
  const size = sizeOf(drawing);
  const across = turn % 180 === 0 ? size.width : size.height;
  return percentOf(a * across, size, turn);
}

/** In points, before rotation. */
export function sizeOf(drawing: SVGSVGElement): Size {
  const { width, height } = drawing.dataset;
  return { width: Number(width), height: Number(height) };
}

export function sheetOf(root: HTMLElement, page: number): HTMLElement | null {
  return root.querySelector<HTMLElement>(`.sheet[data-page="${String(page)}"]`);
}
