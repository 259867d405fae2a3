import { answerWithPasskey, createPasskey } from "./ceremony.ts";

/** Shows the forms, which are hidden without this script, and fills in the authenticator's answer. */
export function startPasskeys(forms: Iterable<HTMLFormElement>, window: Window): void {
  const missing = window.document.querySelectorAll<HTMLElement>("[data-passkeys-missing]");
  for (const line of missing) line.hidden = true;
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      const answer = form.querySelector<HTMLInputElement>('input[name="credential"]');
      if (!answer || answer.value) return;
      event.preventDefault();
      void answerAndSend(form, answer, window);
    });
    // Back from the next page: an answer is valid once.
    window.addEventListener("pageshow", () => reset(form));
  }
}

async function answerAndSend(form: HTMLFormElement, answer: HTMLInputElement, window: Window) {
  if (form.dataset["busy"] !== undefined) return;
  form.dataset["busy"] = "";
  tell(form, null);
  try {
    const options = await askChallenge(form);
    if (!options) return window.location.reload();
    answer.value =
      form.dataset["passkey"] === "create"
        ? await createPasskey(options)
        : await answerWithPasskey(options);
    form.requestSubmit();
  } catch (error) {
    tell(form, troubleOf(error));
  } finally {
    delete form.dataset["busy"];
  }
}

/** Null when the session or its fresh second factor has ended: the page then says so. */
async function askChallenge(form: HTMLFormElement) {
  const answer = await fetch(form.dataset["challenge"] ?? "", {
    method: "POST",
    body: new URLSearchParams(),
  });
  if (answer.status === 401 || answer.status === 403) return null;
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Parameters<typeof createPasskey>[0] &
    Parameters<typeof answerWithPasskey>[0];
}

type Trouble = "cancelled" | "known" | "failed";

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "cancelled";
  return name === "InvalidStateError" ? "known" : "failed";
}

function tell(form: HTMLFormElement, trouble: Trouble | null) {
  for (const line of form.querySelectorAll<HTMLElement>("[data-trouble]"))
    line.hidden = line.dataset["trouble"] !== trouble;
}

function reset(form: HTMLFormElement) {
  const answer = form.querySelector<HTMLInputElement>('input[name="credential"]');
  if (answer) answer.value = "";
}
