/**
 * Choosing a reason puts its text into the field for the words, where it can be changed. What the
 * member typed is kept; the server is told whether the field has the reason's text.
 */
export function fillReasons(document: Document): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-fills]")) {
    const field = document.getElementById(select.dataset["fills"] ?? "");
    if (field instanceof HTMLTextAreaElement) fillFrom(select, field);
  }
}

function fillFrom(select: HTMLSelectElement, field: HTMLTextAreaElement) {
  const isFilled = select.form?.querySelector<HTMLInputElement>(`[data-is-filled="${field.id}"]`);
  let filled = textOf(select);
  select.addEventListener("change", () => {
    const text = textOf(select);
    const own =
      filled && field.value.startsWith(filled) ? field.value.slice(filled.length) : field.value;
    field.value = [text, own.trim()].filter(Boolean).join("\n\n");
    filled = text;
    if (isFilled) isFilled.value = text ? "1" : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function textOf(select: HTMLSelectElement) {
  return select.selectedOptions[0]?.dataset["text"] ?? "";
}
