import { labelOf } from "#app/domain/document/upload-label.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { awaitReading } from "../await-reading.ts";
import { classOf } from "./answer.ts";
import { moved, withFiles } from "./chosen.ts";
import { deliver } from "./deliver.ts";
import { listenForDrops } from "./drop.ts";
import { fillIn } from "./fill-in.ts";
import { type Act, listOf } from "./list.ts";
import { panelOf } from "./panel.ts";
import { problemsOf } from "./problems.ts";
import type { Sent } from "./send.ts";
import { showAnswer } from "./show-answer.ts";
import { clearProblems, showProblems } from "./show-problems.ts";

export function startUpload(form: HTMLFormElement, kept: readonly File[] = []): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const box = form.querySelector<HTMLElement>("[data-chosen]");
  const sizeOf = (bytes: number) =>
    fileSize(bytes, document.documentElement.lang === "en" ? "en" : "fr");
  const panel = panelOf(form, sizeOf);
  if (!input || !box || !panel) return;
  const list = listOf(box, sizeOf);
  const life = new AbortController();
  let files: readonly File[] = [];

  const choose = (chosen: readonly File[]) => {
    files = chosen;
    // The field always holds the listed files, so the form also works without this script.
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    list.draw(files);
  };
  const add = (added: readonly File[]) => {
    choose(withFiles(files, added));
    clearProblems(form);
  };

  box.hidden = false;
  // On a slow connection files may be chosen before this script loads.
  choose([...kept, ...(input.files ?? [])]);
  input.addEventListener("change", () => add([...(input.files ?? [])]));
  listenForDrops(form, life.signal, (dropped) => {
    if (panel.root.hidden) add(dropped);
  });
  list.onAct((act, index) => {
    const file = files[index];
    if (!file) return;
    const to = placeAfter(act, index);
    choose(to === null ? files.filter((one) => one !== file) : moved(files, index, to));
    const values = { name: file.name, place: String((to ?? 0) + 1), total: String(files.length) };
    panel.say(fillIn(to === null ? form.dataset.removed : form.dataset.place, values));
    if (to !== null) list.focus(to, act);
    else if (files.length > 0) list.focus(Math.min(index, files.length - 1), "remove");
    else input.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });

  async function submit(): Promise<void> {
    if (!form || !panel || !panel.root.hidden) return;
    const kind = new FormData(form).get("kind");
    const problems = problemsOf(typeof kind === "string" ? kind : null, files, limitsOf(form));
    if (problems.length > 0) return showProblems(form, problems);
    clearProblems(form);
    const sent = await deliver(form, files, panel);
    if (sent) finish(sent);
    else form.querySelector<HTMLElement>("button[type=submit]")?.focus();
  }

  function finish({ page, url, status }: Extract<Sent, { outcome: "answered" }>): void {
    const path = new URL(url).pathname;
    if (classOf({ status, path, ownPath: location.pathname, hasMain: true }) === "gone")
      return location.assign(url);
    const keeps = keptAfter(page, files);
    life.abort();
    list.draw([]);
    const next = showAnswer(page)?.querySelector<HTMLFormElement>("form[data-upload]");
    if (next) startUpload(next, keeps);
    void awaitReading(document, window);
  }
}

function placeAfter(act: Act, index: number): number | null {
  if (act === "remove") return null;
  return act === "up" ? index - 1 : index + 1;
}

function limitsOf({ dataset }: HTMLFormElement) {
  return {
    maxFileBytes: Number(dataset.maxFileBytes),
    maxFiles: Number(dataset.maxFiles),
    maxBytes: Number(dataset.maxBytes),
  };
}

/** Photos without a problem stay chosen, because camera photos exist nowhere else. */
function keptAfter(page: Document, files: readonly File[]): readonly File[] {
  const form = page.querySelector<HTMLFormElement>("form[data-upload]");
  const again = (form?.dataset.again ?? "").split("\n");
  if (again.includes("*")) return files;
  return files.filter(({ name }) => again.includes(labelOf(name)));
}
