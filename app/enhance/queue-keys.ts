import { rowOfFocus } from "./row-keys.ts";
import { isShortcut } from "./shortcuts.ts";

/** In a list whose rows can be chosen: x chooses the row that has the focus. */
export function listenForQueueKeys(document: Document, storage: Storage | null): void {
  if (!canChoose(document)) return;
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "x" || !isShortcut(event, storage)) return;
    const box = rowOfFocus(document)?.querySelector<HTMLInputElement>(boxes);
    if (!box) return;
    event.preventDefault();
    box.click();
  });
}

export function canChoose(document: Document): boolean {
  return document.querySelector(`main .table tbody th ${boxes}`) !== null;
}

const boxes = "input[type=checkbox]";
