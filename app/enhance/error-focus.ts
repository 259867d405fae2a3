/** For browsers that ignore `autofocus` on elements other than controls. */
export function focusErrorSummary(document: Document): void {
  const summary = document.querySelector<HTMLElement>("[data-autofocus]");
  if (summary && document.activeElement !== summary) summary.focus();
}
