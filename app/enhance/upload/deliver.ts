import { classOf } from "./answer.ts";
import { keepTrying } from "./keep-trying.ts";
import type { Panel } from "./panel.ts";
import { send, type Sent } from "./send.ts";
import { createClock } from "./time-left.ts";

type Answered = Extract<Sent, { outcome: "answered" }>;

export interface Parcel {
  readonly body: FormData;
  /** Bytes of the files. */
  readonly size: number;
}

export async function deliver(
  form: HTMLFormElement,
  parcel: Parcel,
  panel: Panel,
): Promise<Answered | null> {
  const cancelled = new AbortController();
  const events = new EventTarget();
  const passOn = (type: string) => () => void events.dispatchEvent(new Event(type));
  const over = new AbortController();
  window.addEventListener("online", passOn("online"), { signal: over.signal });
  window.addEventListener("beforeunload", warn, { signal: over.signal });
  press(panel, "[data-retry]", over.signal, passOn("retry"));
  press(panel, "[data-cancel]", over.signal, () => cancelled.abort());
  setBusy(form, panel, true);
  panel.show("sending");
  panel.root.focus();
  try {
    for (;;) {
      const sent = await keepTrying(() => sendOnce(form.action, parcel, panel, cancelled.signal), {
        onWait: (seconds) => {
          if (seconds === null) panel.show("offline");
          else panel.countDown(seconds);
        },
        isOnline: () => navigator.onLine,
        events,
        signal: cancelled.signal,
      });
      if (sent.outcome === "cancelled") break;
      if (sent.outcome === "answered" && isPage(sent)) return sent;
      panel.show(sent.outcome === "lost" ? "lost" : "us");
      await new Promise<void>((resolve) => {
        events.addEventListener("retry", () => resolve(), { once: true });
        cancelled.signal.addEventListener("abort", () => resolve(), { once: true });
      });
      if (cancelled.signal.aborted) break;
    }
    panel.say(form.dataset.cancelled ?? "");
    return null;
  } finally {
    over.abort();
    panel.hide();
    setBusy(form, panel, false);
  }
}

function isPage({ status, url, page }: Answered): boolean {
  const hasMain = page.querySelector("main") !== null;
  return (
    classOf({ status, path: new URL(url).pathname, ownPath: location.pathname, hasMain }) !== "us"
  );
}

function sendOnce(
  action: string,
  { body, size }: Parcel,
  panel: Panel,
  signal: AbortSignal,
): Promise<Sent> {
  const secondsLeft = createClock(size);
  panel.show("sending");
  panel.move(0, size, null);
  let isWhole = false;
  return send({
    action,
    body,
    signal,
    onProgress(sent, total) {
      // The body is slightly larger than the files.
      const bytes = Math.min(sent, size);
      if (sent < total) return panel.move(bytes, size, secondsLeft(bytes, performance.now()));
      if (!isWhole) panel.show("judging");
      isWhole = true;
    },
  });
}

function warn(event: Event): void {
  event.preventDefault();
}

function press(panel: Panel, selector: string, signal: AbortSignal, answer: () => void): void {
  panel.root.querySelector(selector)?.addEventListener("click", answer, { signal });
}

function setBusy(form: HTMLFormElement, panel: Panel, isBusy: boolean): void {
  for (const child of form.querySelectorAll<HTMLElement>("[data-row] > *, [data-inert]")) {
    if (!child.contains(panel.root)) child.inert = isBusy;
  }
}
