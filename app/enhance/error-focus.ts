/** For browsers that ignore `autofocus` on what is not a control. */
export function focusErrorSummary(document: Document): void {
  const summary = document.querySelector<HTMLElement>("[data-autofocus]");
  if (summary && document.activeElement !== summary) summary.focus();
}
