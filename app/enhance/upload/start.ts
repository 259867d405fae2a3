import { labelOf } from "#app/domain/document/upload-label.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { awaitReading } from "../await-reading.ts";
import { classOf } from "./answer.ts";
import { mayHaveMorePages, moved } from "./chosen.ts";
import { deliver } from "./deliver.ts";
import { listenForDrops } from "./drop.ts";
import { fillIn } from "./fill-in.ts";
import type { Act } from "./list.ts";
import { type Panel, panelOf } from "./panel.ts";
import { parcelOfForm, parcelOfRow } from "./parcel.ts";
import { problemsOf } from "./problems.ts";
import { type Row, rowOf } from "./row.ts";
import type { Sent } from "./send.ts";
import { showAnswer } from "./show-answer.ts";
import { clearProblems, showProblems } from "./show-problems.ts";

/** Files that stay chosen when the page is replaced, by the kind of their row. */
type Kept = ReadonlyMap<string, readonly File[]>;

/** A chosen file is sent at once; photos wait for the other pages, and go with any button. */
export function startUpload(form: HTMLFormElement, kept: Kept = new Map()): void {
  const sizeOf = (bytes: number) =>
    fileSize(bytes, document.documentElement.lang === "en" ? "en" : "fr");
  const found = panelOf(form, sizeOf);
  if (!found) return;
  const panel: Panel = found;
  const rows = [...form.querySelectorAll<HTMLElement>("[data-row]")]
    .map((root) => rowOf(root, sizeOf))
    .filter((row) => row !== null);
  const life = new AbortController();
  const isBusy = () => !panel.root.hidden;
  const chosen = () => rows.flatMap((row) => row.files());

  form.setAttribute("data-live", "");
  for (const row of rows) {
    // On a slow connection files may be chosen before this script loads.
    const early = [...(row.input.files ?? [])];
    row.choose([...(kept.get(row.kind) ?? []), ...early]);
    row.input.addEventListener("change", () => add(row, [...(row.input.files ?? [])]));
    row.root.querySelector("[data-send]")?.addEventListener("click", () => void sendRow(row));
    row.list.onAct((act, index) => change(row, act, index));
    if (early.length > 0) sendIfReady(row);
  }
  listenForDrops(form, life.signal, (root, files) => {
    const row = rows.find((one) => one.root === root);
    if (row && !isBusy()) add(row, files);
  });
  form.addEventListener("submit", (event) => {
    if (chosen().length === 0 && !isBusy()) return;
    event.preventDefault();
    void sendAll(event.submitter);
  });
  window.addEventListener("beforeunload", warnOfChosen, { signal: life.signal });

  function warnOfChosen(event: Event): void {
    if (chosen().length > 0) event.preventDefault();
  }

  function add(row: Row, files: readonly File[]): void {
    row.add(files);
    clearProblems(form);
    sendIfReady(row);
  }

  function sendIfReady(row: Row): void {
    const files = row.files();
    if (files.length > 0 && !files.some(mayHaveMorePages)) void sendRow(row);
  }

  function change(row: Row, act: Act, index: number): void {
    const files = row.files();
    const file = files[index];
    if (!file) return;
    const to = placeAfter(act, index);
    row.choose(to === null ? files.filter((one) => one !== file) : moved(files, index, to));
    const values = { name: file.name, place: String((to ?? 0) + 1), total: String(files.length) };
    panel.say(fillIn(to === null ? form.dataset.removed : form.dataset.place, values));
    const left = row.files().length;
    if (to !== null) row.list.focus(to, act);
    else if (left > 0) row.list.focus(Math.min(index, left - 1), "remove");
    else row.input.focus();
  }

  async function sendRow(row: Row): Promise<void> {
    if (isBusy() || isRefused([row])) return;
    row.root.append(panel.root);
    const sent = await deliver(form, parcelOfRow(row), panel);
    if (sent) finish(sent, [row]);
    else row.root.querySelector<HTMLElement>("[data-send]")?.focus();
  }

  async function sendAll(button: HTMLElement | null): Promise<void> {
    const sending = rows.filter((row) => row.files().length > 0);
    if (isBusy() || isRefused(sending)) return;
    form.querySelector("[data-panel-place]")?.append(panel.root);
    const sent = await deliver(form, parcelOfForm(form, button, chosen()), panel);
    if (sent) finish(sent, sending);
    else button?.focus();
  }

  /** Problems that need no upload are shown without one. */
  function isRefused(sending: readonly Row[]): boolean {
    const [first] = sending;
    const problems = problemsOf(
      sending.flatMap((row) => row.files()),
      limitsOf(form),
    ).flatMap((problem) => {
      const named = sending.find(
        (row) =>
          problem.problem !== "too-many" && row.files().some(({ name }) => name === problem.name),
      );
      const place = named ?? first;
      return place ? [{ problem, place }] : [];
    });
    clearProblems(form);
    if (problems.length > 0) showProblems(form, problems);
    return problems.length > 0;
  }

  function finish(
    { page, url, status }: Extract<Sent, { outcome: "answered" }>,
    sent: readonly Row[],
  ): void {
    const path = new URL(url).pathname;
    const names = sent.flatMap((row) => row.files().map(({ name }) => name)).join(", ");
    const keeps = new Map(
      rows.map((row) => [
        row.kind,
        sent.includes(row) ? keptAfter(page, row.files()) : row.files(),
      ]),
    );
    life.abort();
    if (classOf({ status, path, ownPath: location.pathname, hasMain: true }) === "gone")
      return location.assign(url);
    for (const row of rows) row.list.draw([]);
    const main = showAnswer(page, sent[0]?.kind ?? "");
    const next = main?.querySelector<HTMLFormElement>("form[data-upload]");
    if (next) startUpload(next, keeps);
    const said = status < 400 ? next?.querySelector("[data-said]") : null;
    if (said) said.textContent = fillIn(form.dataset.added, { name: names });
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
