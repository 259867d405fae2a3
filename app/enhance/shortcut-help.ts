import { rowLinks } from "./row-keys.ts";

/** Lists the keys of this very page: what the page does not offer is not in the list. */
export function offerShortcutHelp(document: Document): void {
  const button = document.querySelector<HTMLButtonElement>("[data-shortcuts-help]");
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-shortcuts]");
  const list = dialog?.querySelector("dl");
  if (!button || !dialog || !list) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    list.replaceChildren(...keysOf(document, dialog).flatMap((pair) => linesOf(document, pair)));
    dialog.showModal();
  });
}

type Pair = readonly [key: string, words: string];

function keysOf(document: Document, dialog: HTMLDialogElement): Pair[] {
  const offered = [...document.querySelectorAll<HTMLElement>("[data-shortcut]")].map(
    (element): Pair => [element.dataset["shortcut"] ?? "", wordsOf(document, element)],
  );
  const { next = "", previous = "", open = "" } = dialog.dataset;
  const rows: Pair[] = [
    ["j", next],
    ["k", previous],
    ["Enter", open],
  ];
  return rowLinks(document).length > 0 ? [...rows, ...offered] : offered;
}

function wordsOf(document: Document, element: HTMLElement): string {
  const label = document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
  const named = element.id && label ? label : element;
  const copy = named.cloneNode(true) as HTMLElement;
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return element.getAttribute("aria-label") ?? copy.textContent?.trim() ?? "";
}

function linesOf(document: Document, [key, words]: Pair): Element[] {
  const term = document.createElement("dt");
  const kbd = document.createElement("kbd");
  kbd.textContent = key.length === 1 ? key.toUpperCase() : key;
  term.append(kbd);
  const meaning = document.createElement("dd");
  meaning.textContent = words;
  return [term, meaning];
}
