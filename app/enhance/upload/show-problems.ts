import { fillIn } from "./fill-in.ts";
import type { Problem } from "./problems.ts";

export function showProblems(form: HTMLFormElement, problems: readonly Problem[]): void {
  clearProblems(form);
  const errors = problems.map((problem) => ({
    field: problem.problem === "no-kind" ? "kind" : "document",
    message: sentenceOf(form, problem),
  }));
  for (const field of ["kind", "document"]) {
    const error = errors.find((one) => one.field === field);
    if (error) markField(form, field, error.message);
  }
  const summary = cloneOf(form, "[data-problem-summary]");
  const list = summary?.querySelector("ul");
  const line = list?.querySelector("li");
  if (!summary || !list || !line) return;
  list.replaceChildren(
    ...errors.map(({ field, message }) => {
      const item = line.cloneNode(true) as HTMLElement;
      const link = item.querySelector("a");
      link?.setAttribute("href", `#${field}`);
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
  for (const line of form.querySelectorAll(".field-error")) line.remove();
  for (const field of form.querySelectorAll("[data-invalid]"))
    field.removeAttribute("data-invalid");
  form.querySelector("#document")?.removeAttribute("aria-invalid");
}

function prefixOf({ dataset }: HTMLFormElement): string {
  return `${dataset.errorPrefix ?? ""} `;
}

function sentenceOf({ dataset }: HTMLFormElement, problem: Problem): string {
  switch (problem.problem) {
    case "no-kind":
      return dataset.noKind ?? "";
    case "no-file":
      return dataset.noFile ?? "";
    case "too-many":
      return dataset.tooMany ?? "";
    case "empty":
      return fillIn(dataset.empty, { name: problem.name });
    case "too-large":
      return fillIn(dataset.tooLarge, { name: problem.name });
  }
}

function markField(form: HTMLFormElement, name: string, message: string): void {
  const control = form.querySelector(`#${name}`);
  const field = control?.closest(".field");
  const line = cloneOf(form, "[data-problem-line]");
  if (!control || !field || !line) return;
  field.setAttribute("data-invalid", "");
  line.id = `${name}-error`;
  line.querySelector("span")?.append(message);
  const hint = field.querySelector(`#${name}-hint`);
  if (hint) hint.after(line);
  else field.querySelector("legend, label")?.after(line);
  const described =
    control instanceof HTMLInputElement && control.type === "file" ? control : field;
  const ids = [hint?.id, line.id].filter(Boolean).join(" ");
  described.setAttribute("aria-describedby", ids);
  if (described === control) control.setAttribute("aria-invalid", "true");
}

function cloneOf(form: HTMLFormElement, selector: string): HTMLElement | null {
  const template = form.querySelector<HTMLTemplateElement>(selector);
  return (template?.content.firstElementChild?.cloneNode(true) as HTMLElement | null) ?? null;
}
