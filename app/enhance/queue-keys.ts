import { isShortcut } from "./shortcuts.ts";

/** In a list of requests: j and k go to the next and the previous one, x chooses it. Enter opens it. */
export function listenForQueueKeys(document: Document, storage: Storage | null): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  if (rows.length === 0) return;
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event, storage)) return;
    const at = rows.findIndex((row) => row.closest("tr")?.contains(document.activeElement));
    const act = actOf(event.key, rows, at);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf(key: string, rows: readonly HTMLElement[], at: number): (() => void) | null {
  if (key === "j") return () => rows[Math.min(at + 1, rows.length - 1)]?.focus();
  if (key === "k") return () => rows[Math.max(at - 1, 0)]?.focus();
  const box = rows[at]?.closest("tr")?.querySelector<HTMLInputElement>("input[type=checkbox]");
  return key === "x" && box ? () => box.click() : null;
}
