/** A page that only sends on what it was given. Not when it is shown again by "back". */
export function sendForms(document: Document): void {
  document.querySelector<HTMLFormElement>("form[data-send-itself]")?.requestSubmit();
}
