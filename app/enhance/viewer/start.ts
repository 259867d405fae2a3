import { isShortcut } from "#app/enhance/shortcuts.ts";
import {
  nextTurn,
  nextZoom,
  readView,
  viewAddress,
  viewSearch,
  type ViewState,
} from "#app/ui/staff/viewer/view-state.ts";
import { type Act, actOfKey, parseAct } from "./acts.ts";
import { drawMarks, showMark } from "./marks.ts";
import { followPages } from "./pages.ts";
import { parseBox } from "./place.ts";
import { scrollWithin } from "./scroll.ts";
import { searchText } from "./search.ts";
import { shapeSheets, shownPercent } from "./sheets.ts";

export function startViewer(root: HTMLElement, window: Window): void {
  const { document, history, location } = window;
  const total = Number(root.dataset.pages);
  let view: ViewState = readView(new URLSearchParams(location.search), total, Infinity);
  const status = root.querySelector("[data-status]");
  const say = (words: string) => {
    if (status) status.textContent = words;
  };
  const change = (changes: Partial<ViewState>) => {
    view = { ...view, ...changes };
    history.replaceState(null, "", viewSearch(view));
  };

  const pages = followPages(root, (page) => {
    change({ page });
    showPage(root, page);
  });
  const goTo = (page: number) => {
    const wanted = Math.min(total, Math.max(1, page));
    if (!pages.show(wanted)) location.assign(viewAddress({ ...view, page: wanted }));
  };
  const reshape = (changes: Pick<Partial<ViewState>, "zoom" | "turn">) => {
    const page = pages.current();
    change(changes);
    shapeSheets(root, view.zoom, view.turn);
    pages.show(page);
    say(showZoom(root, view));
  };
  const search = searchText({
    root,
    say,
    hrefOf: (page, query, mark) => viewAddress({ ...view, page, query, fact: null }, mark),
  });
  const leave = () => {
    drawMarks(root, "fact", []);
    markCurrent(root, "[data-fact]", null);
    change({ fact: null });
    search?.clear();
    root.querySelector<HTMLElement>("[data-area]")?.focus();
  };

  const act: Record<Act, () => void> = {
    previous: () => goTo(pages.current() - 1),
    next: () => goTo(pages.current() + 1),
    first: () => goTo(1),
    last: () => goTo(total),
    "zoom-in": () => reshape({ zoom: nextZoom(shownPercent(root, view.turn), "in") }),
    "zoom-out": () => reshape({ zoom: nextZoom(shownPercent(root, view.turn), "out") }),
    width: () => reshape({ zoom: "width" }),
    page: () => reshape({ zoom: "page" }),
    turn: () => reshape({ turn: nextTurn(view.turn) }),
    leave,
  };

  root.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = (event.target as Element).closest("a");
    if (link && follow(link)) event.preventDefault();
  });

  function follow(link: HTMLAnchorElement): boolean {
    const wanted = parseAct(link.dataset.act);
    if (wanted) {
      act[wanted]();
      return true;
    }
    if (link.dataset.thumb) return pages.show(Number(link.dataset.thumb));
    if (link.dataset.hit) return showMark(root, `hit-${link.dataset.hit}`);
    return link.dataset.fact !== undefined && showFact(link);
  }

  function showFact(link: HTMLAnchorElement): boolean {
    const box = parseBox(link.dataset.box);
    if (!box) return false;
    drawMarks(root, "fact", [{ id: "fact", page: Number(link.dataset.page), box }]);
    if (!showMark(root, "fact")) return false;
    markCurrent(root, "[data-fact]", link);
    change({ fact: Number(link.dataset.fact) });
    say(link.textContent);
    return true;
  }

  root.querySelector("[data-go]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    goTo(Number(new FormData(event.target as HTMLFormElement).get("go")) || 1);
  });

  document.addEventListener("keydown", (event) => {
    const wanted = actOf(event, root, window.localStorage);
    if (!wanted) return;
    event.preventDefault();
    act[wanted]();
  });

  showZoom(root, view);
  if (location.hash) showMark(root, location.hash.slice(1));
}

function actOf(event: KeyboardEvent, root: HTMLElement, storage: Storage): Act | null {
  if (root.ownerDocument.querySelector("dialog[open]")) return null;
  const leaves = event.key === "Escape" && (event.target as Element).matches("[data-search] input");
  if (!leaves && !isShortcut(event, storage)) return null;
  const area = root.querySelector("[data-area]");
  return actOfKey(event.key, area ? area.scrollWidth > area.clientWidth : false);
}

function showPage(root: HTMLElement, page: number): void {
  const field = root.querySelector<HTMLInputElement>("[name=go]");
  if (field && field !== document.activeElement) field.value = String(page);
  const link = root.querySelector<HTMLElement>(`[data-thumb="${String(page)}"]`);
  markCurrent(root, "[data-thumb]", link);
  const strip = root.querySelector<HTMLElement>(".viewer-thumbs");
  if (link && strip) scrollWithin(strip, link, "middle");
}

function markCurrent(root: HTMLElement, among: string, link: Element | null): void {
  for (const other of root.querySelectorAll(among)) other.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
}

function showZoom(root: HTMLElement, view: ViewState): string {
  const shown = root.querySelector<HTMLElement>("[data-percent]");
  const words = (shown?.dataset.percent ?? "").replace("{}", String(shownPercent(root, view.turn)));
  if (shown) shown.textContent = words;
  const fit = root.querySelector(`[data-act="${String(view.zoom)}"]`);
  markCurrent(root, '[data-act="width"], [data-act="page"]', fit);
  return words;
}
