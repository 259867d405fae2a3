const pauseMs = 2_000;

/** Shows how far a job is, and the whole page anew when it has ended. */
export async function followProgress(document: Document, window: Window): Promise<void> {
  const isRunning = () => document.querySelector("[data-progress][data-running]") !== null;
  if (!isRunning()) return;
  hideLinks(document);
  while (isRunning()) {
    await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
    const answer = await window
      .fetch(window.location.href, { cache: "no-store" })
      .catch(() => null);
    if (!answer?.ok || answer.redirected) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-progress][data-running]");
    if (!fresh) return window.location.replace(window.location.pathname);
    show(document, fresh);
  }
}

/** What people may be reading or using stays where it is. */
function show(document: Document, fresh: Element) {
  const words = document.querySelector("[data-progress] [role='status']");
  const next = fresh.querySelector("[role='status']")?.textContent ?? "";
  if (words && words.textContent !== next) words.textContent = next;
  const bar = document.querySelector<HTMLProgressElement>("[data-progress] progress");
  const nextBar = fresh.querySelector("progress");
  if (bar && nextBar) [bar.max, bar.value] = [nextBar.max, nextBar.value];
  if (!bar && nextBar && words) words.after(document.importNode(nextBar, true));
}

function hideLinks(document: Document) {
  const links = document.querySelector<HTMLElement>("[data-progress] [data-without-script]");
  if (links) links.hidden = true;
}
