import { fillIn } from "./fill-in.ts";

export type Act = "up" | "down" | "remove";

interface Row {
  readonly item: HTMLElement;
  readonly address: string | null;
}

export function listOf(box: HTMLElement, sizeOf: (bytes: number) => string) {
  const list = box.querySelector("ol");
  const template = box.querySelector<HTMLTemplateElement>("[data-chosen-file]");
  const rows = new Map<File, Row>();

  function rowOf(file: File): HTMLElement {
    const known = rows.get(file);
    if (known) return known.item;
    const item = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const address = showPicture(item, file);
    fillText(item, ".upload-name", file.name);
    fillText(item, ".upload-size", sizeOf(file.size));
    for (const button of item.querySelectorAll("[data-act]")) {
      const label = button.getAttribute("aria-label") ?? "";
      button.setAttribute("aria-label", fillIn(label, { name: file.name }));
    }
    rows.set(file, { item, address });
    return item;
  }

  return {
    draw(files: readonly File[]): void {
      for (const [file, { address }] of rows) {
        if (files.includes(file)) continue;
        if (address) URL.revokeObjectURL(address);
        rows.delete(file);
      }
      const items = files.map(rowOf);
      list?.replaceChildren(...items);
      items.forEach((item, index) => {
        disable(item, "up", index === 0);
        disable(item, "down", index === items.length - 1);
      });
    },
    onAct(answer: (act: Act, index: number) => void): void {
      list?.addEventListener("click", (event) => {
        const button = (event.target as Element).closest<HTMLElement>("[data-act]");
        const item = button?.closest("li");
        if (!button || !item || button.getAttribute("aria-disabled")) return;
        answer(button.dataset.act as Act, [...list.children].indexOf(item));
      });
    },
    focus(index: number, act: Act): void {
      list?.children[index]?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus();
    },
  };
}

/** Not `disabled`, so the focus stays when a file is moved to the end. */
function disable(item: HTMLElement, act: Act, isOff: boolean): void {
  const button = item.querySelector(`[data-act="${act}"]`);
  if (isOff) button?.setAttribute("aria-disabled", "true");
  else button?.removeAttribute("aria-disabled");
}

function fillText(item: HTMLElement, selector: string, text: string): void {
  const place = item.querySelector(selector);
  if (place) place.textContent = text;
}

function showPicture(item: HTMLElement, file: File): string | null {
  const picture = item.querySelector("img");
  if (!picture) return null;
  if (!file.type.startsWith("image/")) {
    picture.remove();
    return null;
  }
  const address = URL.createObjectURL(file);
  picture.addEventListener("load", () => {
    picture.hidden = false;
    picture.previousElementSibling?.remove();
  });
  picture.decoding = "async";
  picture.src = address;
  return address;
}
