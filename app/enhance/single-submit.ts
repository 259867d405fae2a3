/**
 * An answer that does not replace the page (a download, a lost connection) must not leave a dead
 * button.
 */
const PATIENCE_MS = 20_000;

export function preventDoubleSubmits(document: Document, window: Window): void {
  const sent = new Map<HTMLFormElement, Element | null>();

  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.defaultPrevented) return;
    const form = event.target;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.set(form, event.submitter);
    // Not `disabled`, which would drop the button's own value and the focus.
    event.submitter?.setAttribute("aria-disabled", "true");
    window.setTimeout(() => release(form), PATIENCE_MS);
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of [...sent.keys()]) release(form);
  });

  function release(form: HTMLFormElement): void {
    sent.get(form)?.removeAttribute("aria-disabled");
    sent.delete(form);
  }
}
