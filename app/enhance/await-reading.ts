const pauseMs = 2_000;
const longestMs = 120_000;

const watched = new WeakSet<Document>();

/** Shows what the reading found. Never replaces what the person is using. */
export async function awaitReading(document: Document, window: Window): Promise<void> {
  if (watched.has(document)) return;
  watched.add(document);
  try {
    await watch(document, window);
  } finally {
    watched.delete(document);
  }
}

async function watch(document: Document, window: Window): Promise<void> {
  for (const end = Date.now() + longestMs; Date.now() < end;) {
    if (!waits(document)) return;
    await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
    const page = await fetchPage(window);
    if (!page) continue;
    for (const old of document.querySelectorAll("[data-given]")) refresh(old, page, document);
    if (!waits(document)) announce(document);
  }
}

function waits(document: Document) {
  return document.querySelector("[data-given][data-waits]") !== null;
}

function refresh(old: Element, page: Document, document: Document) {
  const fresh = page.getElementById(old.id);
  if (!fresh || fresh.outerHTML === old.outerHTML || isBusy(old, document)) return;
  old.replaceWith(document.importNode(fresh, true));
}

function isBusy(part: Element, { activeElement }: Document) {
  if (activeElement && part.contains(activeElement)) return true;
  return [...part.querySelectorAll("textarea")].some((text) => text.value !== text.defaultValue);
}

async function fetchPage(window: Window): Promise<Document | null> {
  const answer = await window.fetch(window.location.pathname, { cache: "no-store" });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function announce(document: Document) {
  const status = document.querySelector<HTMLElement>("[data-read-words]");
  if (status) status.textContent = status.dataset["readWords"] ?? "";
}
