import { isShortcut } from "./shortcuts.ts";

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** In a table whose rows begin with a link, J and K go to the next and the previous row. */
export function listenForRowKeys(document: Document, storage: Storage | null): void {
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key.toLowerCase()];
    if (step === undefined || !isShortcut(event, storage)) return;
    const links = rowLinks(document);
    const now = links.findIndex((link) => link === document.activeElement);
    const next = now < 0 ? (step > 0 ? 0 : links.length - 1) : now + step;
    const link = links[next];
    if (!link) return;
    event.preventDefault();
    link.focus();
  });
}

export function rowLinks(document: Document): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main .table tbody th a[href]")];
}
