export type Turn = 0 | 90 | 180 | 270;
export type Zoom = number | "width" | "page";

export interface ViewState {
  readonly page: number;
  readonly zoom: Zoom;
  readonly turn: Turn;
  readonly query: string;
  /** Index from 0. */
  readonly fact: number | null;
}

const zoomSteps = [50, 75, 100, 125, 150, 200, 300, 400] as const;
export const windowSize = 12;
const longestQuery = 100;

export function readView(params: URLSearchParams, pages: number, facts: number): ViewState {
  const fact = numberIn(params.get("fact"), 0, facts - 1);
  const turn = ([90, 180, 270] as const).find((one) => String(one) === params.get("turn"));
  return {
    page: numberIn(params.get("page"), 1, pages) ?? 1,
    zoom: readZoom(params.get("zoom")),
    turn: turn ?? 0,
    query: (params.get("q") ?? "").trim().slice(0, longestQuery),
    fact,
  };
}

function readZoom(text: string | null): Zoom {
  if (text === "page") return "page";
  return zoomSteps.find((step) => String(step) === text) ?? "width";
}

function numberIn(text: string | null, from: number, to: number) {
  const number = text !== null && /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  return number >= from && number <= to ? number : null;
}

/** Never empty, so that moving in the viewer does not count as opening the document again. */
export function viewSearch({ page, zoom, turn, query, fact }: ViewState): string {
  const params = new URLSearchParams({ page: String(page) });
  if (zoom !== "width") params.set("zoom", String(zoom));
  if (turn !== 0) params.set("turn", String(turn));
  if (query) params.set("q", query);
  if (fact !== null) params.set("fact", String(fact));
  return `?${params.toString()}`;
}

export function viewAddress(view: ViewState, mark = `page-${String(view.page)}`) {
  return `${viewSearch(view)}#${mark}`;
}

export function nextZoom(percent: number, direction: "in" | "out"): number {
  const [smallest, largest] = [zoomSteps[0], zoomSteps[zoomSteps.length - 1] ?? 400];
  if (direction === "in") return zoomSteps.find((step) => step > percent + 1) ?? largest;
  return zoomSteps.findLast((step) => step < percent - 1) ?? smallest;
}

export function nextTurn(turn: Turn): Turn {
  return ([90, 180, 270, 0] as const)[turn / 90] ?? 0;
}

export function windowOf(page: number, pages: number) {
  const from = Math.floor((page - 1) / windowSize) * windowSize + 1;
  return { from, to: Math.min(pages, from + windowSize - 1) };
}
