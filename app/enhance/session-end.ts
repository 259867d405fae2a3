import { formatSeconds } from "#app/ui/parts/format-seconds.ts";
import { sessionClock, type TimeLeft } from "./session-clock.ts";

/** WCAG 2.2.1: says that the session ends soon, and extends it. Typing extends it, too. */
export function announceSessionEnd(dialog: HTMLDialogElement, window: Window): void {
  const { document, sessionStorage } = window;
  const { sessionEnd: address = "", ...set } = dialog.dataset;
  const warning = Number(set.warningSeconds);
  const clock = sessionClock(address, Number(set.idleSeconds), sessionStorage);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(address) : null;
  const face = faceOf(dialog);
  /** What was read and closed is not shown again: an end that cannot be moved, and the end itself. */
  let dismissed: Face | null = null;
  let usedAt = Date.now();
  let timer = 0;

  face.onStay(() => void use());
  face.onClose((seen) => {
    dismissed = seen;
  });
  document.addEventListener("input", () => {
    if (Date.now() - usedAt > Number(set.keepAliveSeconds) * 1000) void use();
  });
  channel?.addEventListener("message", ({ data }: MessageEvent<number>) => {
    clock.seen(data);
    render();
  });
  // The timer of a computer that slept is late.
  document.addEventListener("visibilitychange", render);
  channel?.postMessage(clock.idleAt());
  if (clock.knowsEnd()) render();
  else void check();

  function render(): void {
    window.clearTimeout(timer);
    const left = clock.left();
    if (left > warning) {
      dismissed = null;
      face.hide();
      timer = window.setTimeout(() => void check(), (left - warning) * 1000);
      return;
    }
    const next = left <= 0 ? "over" : clock.canExtend() ? "idle" : "end";
    if (next !== dismissed) face.show(next);
    if (next === "over") return;
    const seconds = Math.ceil(left);
    face.count(seconds);
    const goOn = seconds > 1 ? render : () => void check();
    timer = window.setTimeout(goOn, (left - seconds + 1) * 1000);
  }

  /** Other tabs and browsers may have used the session: only the server knows. */
  async function check(): Promise<void> {
    await ask({});
    render();
  }

  async function use(): Promise<void> {
    usedAt = Date.now();
    await ask({ method: "POST", body: new URLSearchParams() });
    if (clock.left() > warning) channel?.postMessage(clock.idleAt());
    render();
  }

  /** Without a connection the clock goes on. */
  async function ask(request: RequestInit): Promise<void> {
    const answer = await window.fetch(address, { ...request, cache: "no-store" }).catch(() => null);
    if (answer?.ok) clock.set((await answer.json()) as TimeLeft);
  }
}

type Face = "idle" | "end" | "over";

function faceOf(dialog: HTMLDialogElement) {
  const part = (selector: string) => dialog.querySelector<HTMLElement>(selector);
  const { end = "", over = "", overTitle = "" } = dialog.dataset;
  const [title, words] = [part("h2"), part("h2 + p")];
  const [soon, idle] = [title?.textContent ?? "", words?.textContent ?? ""];
  const sentences: Record<Face, string> = { idle, end, over };
  let shown: Face = "idle";

  return {
    show(next: Face) {
      if (dialog.open && shown === next) return;
      shown = next;
      write(title, next === "over" ? overTitle : soon);
      write(words, sentences[next]);
      hide("[data-stay]", next !== "idle");
      hide("[data-close]", next === "idle");
      hide("[data-clock]", next === "over");
      // Opening it again makes screen readers speak it and gives its button the focus.
      dialog.close();
      dialog.showModal();
    },
    hide() {
      dialog.close();
    },
    count(seconds: number) {
      write(part("[data-left]"), formatSeconds(seconds));
      const said = dialog.querySelector<HTMLTemplateElement>(`[data-spoken="${String(seconds)}"]`);
      if (said) write(part('[data-spoken=""]'), said.content.textContent ?? "");
    },
    onStay(act: () => void) {
      part("[data-stay]")?.addEventListener("click", act);
      // A person who presses Escape is present: the session goes on.
      dialog.addEventListener("cancel", () => {
        if (shown === "idle") act();
      });
    },
    onClose(act: (seen: Face) => void) {
      const close = () => {
        act(shown);
        dialog.close();
      };
      part("[data-close]")?.addEventListener("click", close);
      dialog.addEventListener("cancel", () => {
        if (shown !== "idle") close();
      });
    },
  };

  function hide(selector: string, isHidden: boolean): void {
    const one = part(selector);
    if (one) one.hidden = isHidden;
  }
}

function write(element: HTMLElement | null, text: string): void {
  if (element) element.textContent = text;
}
