import { pageAt } from "./place.ts";
import { sheetOf } from "./sheets.ts";

export interface Pages {
  current(): number;
  /** False when the page is in another part of the paper. */
  show(page: number): boolean;
}

/** Follows which page is looked at, whether the page or the room within it scrolls. */
export function followPages(root: HTMLElement, onPage: (page: number) => void): Pages {
  const sheets = [...root.querySelectorAll<HTMLElement>(".sheet")];
  const area = root.querySelector<HTMLElement>("[data-area]");
  let current = Number(root.querySelector<HTMLInputElement>("[name=go]")?.value) || 1;
  const look = () => {
    const room = area?.getBoundingClientRect();
    const middle = room ? room.top + room.height / 2 : window.innerHeight / 2;
    const tops = sheets.map((sheet) => ({
      page: Number(sheet.dataset.page),
      top: sheet.getBoundingClientRect().top,
    }));
    const page = pageAt(tops, middle);
    if (page === null || page === current) return;
    current = page;
    onPage(page);
  };
  let waits = false;
  area?.addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      look();
    });
  });
  return {
    current: () => current,
    show(page) {
      const sheet = sheetOf(root, page);
      sheet?.scrollIntoView({ block: "start", inline: "nearest" });
      return sheet !== null;
    },
  };
}
