/**
 * Choosing a reason or a template puts its text into the field for the words, where it can be changed.
 * What the member typed is kept; the server is told whether the field has the reason's text.
 */
export function fillReasons(document: Document): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-fills]")) {
    const field = document.getElementById(select.dataset["fills"] ?? "");
    if (field instanceof HTMLTextAreaElement) fillFrom(select, field);
  }
}

function fillFrom(select: HTMLSelectElement, field: HTMLTextAreaElement) {
  const isFilled = select.form?.querySelector<HTMLInputElement>(`[data-is-filled="${select.id}"]`);
  // It does the same without a script.
  select.form?.querySelector(`button[data-fills-from="${select.id}"]`)?.remove();
  let filled = textOf(select);
  select.addEventListener("change", () => {
    const text = textOf(select);
    field.value = [text, withoutText(field.value, filled)].filter(Boolean).join("\n\n");
    filled = text;
    if (isFilled) isFilled.value = text ? "1" : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Another choice of the same form may stand before it. */
function withoutText(value: string, text: string) {
  const start = text ? value.indexOf(text) : -1;
  if (start < 0) return value.trim();
  const around = [value.slice(0, start), value.slice(start + text.length)];
  return around
    .map((part) => part.trim())
    .filter(Boolean)
    .join("\n\n");
}

function textOf(select: HTMLSelectElement) {
  return select.selectedOptions[0]?.dataset["text"] ?? "";
}
