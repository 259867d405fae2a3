import { formatSeconds } from "#app/ui/parts/format-seconds.ts";
import { fillIn } from "./fill-in.ts";

type State = "sending" | "judging" | "waiting" | "offline" | "lost" | "us";

export interface Panel {
  readonly root: HTMLElement;
  show(state: State, values?: Readonly<Record<string, string>>): void;
  move(sent: number, total: number, seconds: number | null): void;
  countDown(seconds: number): void;
  hide(): void;
  say(words: string): void;
}

export function panelOf(form: HTMLFormElement, sizeOf: (bytes: number) => string): Panel | null {
  const root = form.querySelector<HTMLElement>("[data-progress]");
  const said = form.querySelector("[data-said]");
  const state = root?.querySelector<HTMLElement>(".upload-state");
  const figures = root?.querySelector<HTMLElement>(".upload-figures");
  const bar = root?.querySelector("progress");
  const retry = root?.querySelector<HTMLElement>("[data-retry]");
  const cancel = root?.querySelector<HTMLElement>("[data-cancel]");
  if (!root || !said || !state || !figures || !bar || !retry || !cancel) return null;
  let spokenPercent = 0;
  let timer = 0;

  const say = (words: string) => void (said.textContent = words);
  const show: Panel["show"] = (now, values = {}) => {
    window.clearInterval(timer);
    const words = fillIn(root.dataset[now], values);
    state.textContent = words;
    say(words);
    root.dataset.state = now;
    root.hidden = false;
    retry.hidden = now === "sending" || now === "judging";
    // Once all bytes are sent, the server may accept them at any moment.
    cancel.hidden = now === "judging";
    bar.hidden = !cancel.hidden && !retry.hidden;
    figures.hidden = now !== "sending";
    if (now === "judging") bar.removeAttribute("value");
    if (now === "sending") spokenPercent = 0;
  };
  return {
    root,
    show,
    move(sent, total, seconds) {
      bar.value = total > 0 ? sent / total : 0;
      const left = seconds === null ? "" : formatSeconds(seconds);
      const words = left ? root.dataset.figuresLeft : root.dataset.figures;
      figures.textContent = fillIn(words, { sent: sizeOf(sent), total: sizeOf(total), left });
      const quarter = Math.floor((4 * sent) / total) * 25;
      if (quarter <= spokenPercent || quarter === 100) return;
      spokenPercent = quarter;
      say(fillIn(root.dataset.percent, { percent: String(quarter) }));
    },
    countDown(seconds) {
      const end = Date.now() + seconds * 1000;
      show("waiting", { left: formatSeconds(seconds) });
      timer = window.setInterval(() => {
        const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
        state.textContent = fillIn(root.dataset.waiting, { left: formatSeconds(left) });
      }, 1000);
    },
    hide() {
      window.clearInterval(timer);
      root.hidden = true;
    },
    say,
  };
}
