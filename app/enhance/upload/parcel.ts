import type { Parcel } from "./deliver.ts";
import type { Row } from "./row.ts";

/** One document, with the fields that other programs send, too. */
export function parcelOfRow(row: Row): Parcel {
  const body = new FormData();
  body.set("kind", row.kind);
  for (const file of row.files()) body.append("document", file);
  return { body, size: sizeOf(row.files()) };
}

/** Everything chosen and typed, and the button that was pressed. */
export function parcelOfForm(
  form: HTMLFormElement,
  button: HTMLElement | null,
  files: readonly File[],
): Parcel {
  const body = new FormData(form);
  if (button instanceof HTMLButtonElement && button.name) body.set(button.name, button.value);
  return { body, size: sizeOf(files) };
}

function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
