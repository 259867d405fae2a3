import { withFiles } from "./chosen.ts";
import { listOf } from "./list.ts";

/**
 * The row of one wanted document. Its field always holds the listed files, so that the form also
 * works without this script.
 */
export interface Row {
  readonly kind: string;
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly list: ReturnType<typeof listOf>;
  files(): readonly File[];
  choose(files: readonly File[]): void;
  add(files: readonly File[]): void;
}

export function rowOf(root: HTMLElement, sizeOf: (bytes: number) => string): Row | null {
  const input = root.querySelector<HTMLInputElement>("input[type=file]");
  const box = root.querySelector<HTMLElement>("[data-chosen]");
  if (!input || !box) return null;
  const list = listOf(box, sizeOf);
  let files: readonly File[] = [];
  const choose = (chosen: readonly File[]) => {
    files = chosen;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    list.draw(files);
    box.hidden = files.length === 0;
  };
  return {
    kind: root.dataset["row"] ?? "",
    root,
    input,
    list,
    files: () => files,
    choose,
    add: (added) => choose(withFiles(files, added)),
  };
}
