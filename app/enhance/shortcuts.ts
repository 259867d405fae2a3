const KEY = "passerelle-shortcuts";

/** A submit button is only focused: submitting then takes Enter, so one key never decides. */
export function listenForShortcuts(document: Document, storage: Storage | null): void {
  if (!document.querySelector("[data-shortcut]")) return;
  showSwitch(document, storage);
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event, storage) || event.key.length !== 1) return;
    const selector = `[data-shortcut="${CSS.escape(event.key.toLowerCase())}"]`;
    const target = document.querySelector<HTMLElement>(selector);
    if (!target) return;
    event.preventDefault();
    if (!isPressable(target)) target.focus();
    else press(target);
  });
}

/** What opens takes the focus to its first field; the last ticked check to the digits of the call. */
function press(target: HTMLElement) {
  target.click();
  const opened = target.closest("details[open]");
  if (target.matches("summary")) fieldIn(opened)?.focus();
  if (target instanceof HTMLInputElement && target.checked) goToDigits(target);
}

function fieldIn(element: Element | null) {
  return element?.querySelector<HTMLElement>("select, textarea, input:not([type=hidden]), button");
}

function goToDigits({ form, name }: HTMLInputElement) {
  const left = form?.querySelector(`input[name="${CSS.escape(name)}"]:not(:checked)`);
  if (!left) form?.querySelector<HTMLElement>('[name="lastFour"]')?.focus();
}

export function isShortcut(event: KeyboardEvent, storage: Storage | null): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  return !isTyping(event.target) && !isOff(storage);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox], [type=radio]), textarea, select"))
  );
}

function isPressable(target: HTMLElement): boolean {
  return target.matches("a[href], button[type=button], summary, input[type=checkbox]");
}

function isOff(storage: Storage | null): boolean {
  return storage?.getItem(KEY) === "off";
}

function showSwitch(document: Document, storage: Storage | null): void {
  const button = document.querySelector<HTMLButtonElement>("[data-shortcuts-switch]");
  if (!button || !storage) return;
  const label = () => {
    button.textContent = button.dataset[isOff(storage) ? "off" : "on"] ?? "";
  };
  button.addEventListener("click", () => {
    storage.setItem(KEY, isOff(storage) ? "on" : "off");
    label();
  });
  label();
  button.hidden = false;
}
