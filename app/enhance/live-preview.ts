/** Waits this long after the last key. */
const pauseMs = 800;

/** The mail that a form would send is shown beside it and renewed while its words change. */
export function renewPreviews(document: Document): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-preview]")) {
    const form = place.closest("form");
    if (form?.querySelector("textarea, select")) renewOnInput(form, place);
  }
}

function renewOnInput(form: HTMLFormElement, place: HTMLElement) {
  let timer: number | undefined;
  let last = 0;
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      last += 1;
      const turn = last;
      void fetchPreview(form).then((preview) => {
        if (turn === last) place.replaceChildren(...preview);
      });
    }, pauseMs);
  });
}

/** Nothing while the form is incomplete, or when the server does not answer. */
async function fetchPreview(form: HTMLFormElement): Promise<Node[]> {
  const body = new URLSearchParams({ intent: "preview" });
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "intent") body.append(name, value);
  }
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const path = new URL(form.action).pathname;
    const place = page.querySelector(`form[action="${path}"] [data-preview]`);
    return [...(place?.children ?? [])];
  } catch {
    return [];
  }
}
