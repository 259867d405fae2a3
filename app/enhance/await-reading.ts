const pauseMs = 2_000;
const longestMs = 120_000;

/**
 * While papers are being read, puts the list of papers anew as soon as it says something else, and tells so.
 * Never under the hands of somebody who is busy in it.
 */
export async function awaitReading(document: Document, window: Window): Promise<void> {
  for (const end = Date.now() + longestMs; Date.now() < end;) {
    const list = document.querySelector("#given[data-waits]");
    if (!list) return;
    await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
    if (list.contains(document.activeElement)) continue;
    const fresh = await fetchList(window);
    if (!fresh || fresh.outerHTML === list.outerHTML) continue;
    list.replaceWith(document.importNode(fresh, true));
    if (!fresh.hasAttribute("data-waits")) announce(document);
  }
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
