import { fillIn } from "./fill-in.ts";
import type { Problem } from "./problems.ts";

/** The field and its row, in which a problem is shown. */
interface Place {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
}

export function showProblems(
  form: HTMLFormElement,
  problems: readonly { readonly problem: Problem; readonly place: Place }[],
): void {
  clearProblems(form);
  const errors = problems.map(({ problem, place }) => ({
    place,
    message: sentenceOf(form, problem),
  }));
  for (const place of new Set(errors.map((one) => one.place))) {
    markField(form, place, errors.find((one) => one.place === place)?.message ?? "");
  }
  const summary = cloneOf(form, "[data-problem-summary]");
  const list = summary?.querySelector("ul");
  const line = list?.querySelector("li");
  if (!summary || !list || !line) return;
  list.replaceChildren(
    ...errors.map(({ place, message }) => {
      const item = line.cloneNode(true) as HTMLElement;
      const link = item.querySelector("a");
      link?.setAttribute("href", `#${place.input.id}`);
      if (link) link.textContent = message;
      return item;
    }),
  );
  const title = summary.querySelector("h2");
  const many = fillIn(form.dataset.problems, { count: String(errors.length) });
  document.title = `${prefixOf(form)}${document.title}`;
  if (title && errors.length > 1) title.textContent = many;
  document.querySelector("main .heading")?.before(summary);
  summary.focus();
}

export function clearProblems(form: HTMLFormElement): void {
  const prefix = prefixOf(form);
  if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
  document.querySelector("main > .error-summary")?.remove();
  for (const row of form.querySelectorAll("[data-row]")) {
    row.removeAttribute("data-invalid");
    for (const line of row.querySelectorAll(":scope > .field-error")) line.remove();
    const input = row.querySelector("input[type=file]");
    input?.removeAttribute("aria-invalid");
    input?.removeAttribute("aria-describedby");
  }
}

function prefixOf({ dataset }: HTMLFormElement): string {
  return `${dataset.errorPrefix ?? ""} `;
}

function sentenceOf({ dataset }: HTMLFormElement, problem: Problem): string {
  switch (problem.problem) {
    case "too-many":
      return dataset.tooMany ?? "";
    case "empty":
      return fillIn(dataset.empty, { name: problem.name });
    case "too-large":
      return fillIn(dataset.tooLarge, { name: problem.name });
  }
}

function markField(form: HTMLFormElement, { root, input }: Place, message: string): void {
  const line = cloneOf(form, "[data-problem-line]");
  if (!line) return;
  root.setAttribute("data-invalid", "");
  line.id = `${input.id}-error`;
  line.querySelector("span")?.append(message);
  root.querySelector("[data-add]")?.after(line);
  input.setAttribute("aria-describedby", line.id);
  input.setAttribute("aria-invalid", "true");
}

function cloneOf(form: HTMLFormElement, selector: string): HTMLElement | null {
  const template = form.querySelector<HTMLTemplateElement>(selector);
  return (template?.content.firstElementChild?.cloneNode(true) as HTMLElement | null) ?? null;
}
