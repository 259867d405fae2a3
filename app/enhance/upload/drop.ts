/** Files dropped beside the rows must not replace the page. */
export function listenForDrops(
  form: HTMLFormElement,
  signal: AbortSignal,
  take: (row: Element, files: readonly File[]) => void,
): void {
  const rowAt = (place: EventTarget | null) => {
    const row = place instanceof Element ? place.closest("[data-row]") : null;
    return row && form.contains(row) ? row : null;
  };
  const mark = (over: Element | null) => {
    for (const row of form.querySelectorAll("[data-row]")) {
      row.toggleAttribute("data-dragging", row === over);
    }
  };
  window.addEventListener(
    "dragover",
    (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const row = rowAt(event.target);
      event.dataTransfer.dropEffect = row ? "copy" : "none";
      mark(row);
    },
    { signal },
  );
  window.addEventListener("dragleave", ({ relatedTarget }) => mark(rowAt(relatedTarget)), {
    signal,
  });
  window.addEventListener(
    "drop",
    (event) => {
      mark(null);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const row = rowAt(event.target);
      if (row) take(row, [...event.dataTransfer.files]);
    },
    { signal },
  );
}
