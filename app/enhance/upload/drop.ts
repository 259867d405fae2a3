/** Files dropped elsewhere must not replace the page. */
export function listenForDrops(
  form: HTMLFormElement,
  signal: AbortSignal,
  take: (files: readonly File[]) => void,
): void {
  const mark = (isOver: boolean) => form.toggleAttribute("data-dragging", isOver);
  window.addEventListener(
    "dragover",
    (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const isOver = form.contains(event.target as Node);
      event.dataTransfer.dropEffect = isOver ? "copy" : "none";
      mark(isOver);
    },
    { signal },
  );
  window.addEventListener(
    "dragleave",
    ({ relatedTarget }) => {
      if (!form.contains(relatedTarget as Node | null)) mark(false);
    },
    { signal },
  );
  window.addEventListener(
    "drop",
    (event) => {
      mark(false);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (form.contains(event.target as Node)) take([...event.dataTransfer.files]);
    },
    { signal },
  );
}
