const pauseMs = 2_000;
const longestMs = 120_000;

const watched = new WeakSet<Document>();

/** Never replaces the list while the person is using it. */
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
    const list = document.querySelector("#given[data-waits]");
    if (!list) return;
    await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
    if (isBusy(list, document)) continue;
    const fresh = await fetchList(window);
    if (!fresh || fresh.outerHTML === list.outerHTML || isBusy(list, document)) continue;
    const hadFocus = list.contains(document.activeElement);
    const put = document.importNode(fresh, true);
    list.replaceWith(put);
    if (hadFocus) put.querySelector<HTMLElement>("h2")?.focus();
    if (!fresh.hasAttribute("data-waits")) announce(document);
  }
}

function isBusy(list: Element, { activeElement }: Document) {
  const controls = "a, button, input, textarea, summary";
  if (activeElement && list.contains(activeElement) && activeElement.matches(controls)) return true;
  return [...list.querySelectorAll("textarea")].some((text) => text.value !== text.defaultValue);
}

async function fetchList(window: Window): Promise<Element | null> {
  const answer = await window.fetch(window.location.pathname, { cache: "no-store" });
  if (!answer.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("#given");
}

function announce(document: Document) {
  const status = document.querySelector<HTMLElement>("[data-read-words]");
  if (status) status.textContent = status.dataset["readWords"] ?? "";
}
