import { findWords, type Hit } from "#app/reader/find-words.ts";
import type { PageText } from "#app/reader/reading.ts";
import { drawMarks, type Place, showMark } from "./marks.ts";

const listed = 100;

export interface Search {
  clear(): void;
  query(): string;
}

interface Means {
  readonly root: HTMLElement;
  readonly say: (words: string) => void;
  readonly hrefOf: (page: number, query: string, mark: string) => string;
}

export function searchText({ root, say, hrefOf }: Means): Search | null {
  const form = root.querySelector<HTMLFormElement>("[data-search]");
  const field = form?.querySelector<HTMLInputElement>("[name=q]");
  const results = root.querySelector<HTMLElement>("[data-hits]");
  const address = root.dataset.text;
  if (!form || !field || !results || address === undefined) return null;
  let text: Promise<readonly PageText[]> | null = null;
  let hits: readonly Hit[] = [];
  let at = 0;

  const look = async () => {
    const query = field.value;
    try {
      text ??= fetchText(address);
      const pages = await text;
      if (query !== field.value) return;
      hits = findWords(pages, query);
      at = 0;
      drawMarks(root, "hit", placesOf(hits));
      list(results, query.trim() === "" ? null : hits, (hit) =>
        hrefOf(hit.page, query, markOf(hit)),
      );
      say(query.trim() === "" ? "" : countOf(results, hits.length));
      if (hits[0]) showMark(root, markOf(hits[0]));
    } catch {
      text = null;
      say(results.dataset.failed ?? "");
    }
  };
  const goOn = (step: 1 | -1) => {
    at = (at + step + hits.length) % hits.length;
    const hit = hits[at];
    if (!hit) return;
    if (showMark(root, markOf(hit))) say(hit.context);
    else location.assign(hrefOf(hit.page, field.value, markOf(hit)));
  };

  let isFresh = field.value === "";
  field.addEventListener("input", () => {
    isFresh = true;
    void look();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey && hits.length > 0) {
      event.preventDefault();
      goOn(-1);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The first hits come from the server with the page, so search again before moving on.
    if (!isFresh || hits.length === 0) void look().then(() => (isFresh = true));
    else goOn(1);
  });
  const clear = () => {
    field.value = "";
    void look();
  };
  results.querySelector("[data-search-clear]")?.addEventListener("click", (event) => {
    event.preventDefault();
    clear();
    field.focus();
  });
  return { clear, query: () => field.value };
}

async function fetchText(address: string): Promise<readonly PageText[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as readonly PageText[];
}

function markOf({ number }: Hit) {
  return `hit-${String(number)}`;
}

function placesOf(hits: readonly Hit[]): Place[] {
  return hits.flatMap((hit) =>
    hit.boxes.map((box, index) => ({
      id: index === 0 ? markOf(hit) : `${markOf(hit)}-${String(index)}`,
      page: hit.page,
      box,
    })),
  );
}

function countOf({ dataset }: HTMLElement, count: number) {
  if (count === 0) return dataset.none ?? "";
  return count === 1 ? (dataset.one ?? "") : (dataset.many ?? "").replace("{count}", String(count));
}

function list(results: HTMLElement, hits: readonly Hit[] | null, hrefOf: (hit: Hit) => string) {
  results.hidden = hits === null;
  const count = results.querySelector("[data-hits-count]");
  if (count) count.textContent = hits && countOf(results, hits.length);
  const lines = (hits ?? []).slice(0, listed).map((hit) => {
    const link = document.createElement("a");
    link.href = hrefOf(hit);
    link.dataset.hit = String(hit.number);
    const where = document.createElement("span");
    where.className = "fact-where";
    where.textContent = (results.dataset.onPage ?? "").replace("{page}", String(hit.page));
    link.append(`${hit.context} `, where);
    const line = document.createElement("li");
    line.append(link);
    return line;
  });
  results.querySelector("[data-hits-list]")?.replaceChildren(...lines);
}
