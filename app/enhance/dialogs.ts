export function openDialogs(document: Document): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const dialog = document.getElementById(link.dataset.dialog ?? "");
    if (!(dialog instanceof HTMLDialogElement)) return;
    event.preventDefault();
    dialog.showModal();
  });
  document.addEventListener("submit", (event) => {
    // Deferred until the form is sent: a form in a closed dialog would not be.
    setTimeout(() => (event.target as Element).closest("dialog")?.close());
  });
}
