import { pageAt } from "./place.ts";
import { bringIntoSight, scrollWithin } from "./scroll.ts";
import { sheetOf } from "./sheets.ts";

export interface Pages {
  current(): number;
  show(page: number): boolean;
}

/** Milliseconds after a jump during which scrolling is ignored. */
const settling = 300;

export function followPages(root: HTMLElement, onPage: (page: number) => void): Pages {
  const sheets = [...root.querySelectorAll<HTMLElement>(".sheet")];
  const area = root.querySelector<HTMLElement>("[data-area]");
  let current = Number(root.querySelector<HTMLInputElement>("[name=go]")?.value) || 1;
  let asked = 0;
  const stand = (page: number) => {
    if (page === current) return;
    current = page;
    onPage(page);
  };
  const look = () => {
    // Short last pages cannot reach the middle, so after a jump the requested page stays current.
    if (performance.now() - asked < settling) return;
    const room = area?.getBoundingClientRect();
    const middle = room ? room.top + room.height / 2 : window.innerHeight / 2;
    const tops = sheets.map((sheet) => ({
      page: Number(sheet.dataset.page),
      top: sheet.getBoundingClientRect().top,
    }));
    const page = pageAt(tops, middle);
    if (page !== null) stand(page);
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
      if (!sheet || !area) return false;
      asked = performance.now();
      scrollWithin(area, sheet, "top");
      bringIntoSight(area);
      stand(page);
      return true;
    },
  };
}
