/** Ticked checks are saved as they are ticked; without this script a button saves them. */
export function saveChecksAsTicked(document: Document): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-save-checks]");
  const form = button?.form;
  if (!button || !form) return;
  const told = form.querySelector<HTMLElement>("[data-checks-saved]");
  button.hidden = true;
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "checks")
      void save(button, form, told);
  });
}

async function save(button: HTMLButtonElement, form: HTMLFormElement, told: HTMLElement | null) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && (name === "checks" || name === "version"))
      body.append(name, value);
  }
  const isSaved = await send(button.formAction, body);
  button.hidden = isSaved;
  if (told) told.textContent = isSaved ? (told.dataset["checksSaved"] ?? "") : "";
}

/** The answer to a saved form is a redirect, which is not followed. */
async function send(address: string, body: URLSearchParams) {
  try {
    const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
    return answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}
