import { formatSeconds } from "#app/ui/parts/format-seconds.ts";

export function runCountdowns(document: Document, window: Window): void {
  for (const shown of document.querySelectorAll<HTMLElement>("[data-countdown-seconds]")) {
    runCountdown(shown, window);
  }
}

function runCountdown(shown: HTMLElement, window: Window): void {
  const end = Date.now() + Number(shown.dataset["countdownSeconds"]) * 1000;
  const timer = window.setInterval(tick, 1000);
  tick();

  function tick(): void {
    const left = Math.ceil((end - Date.now()) / 1000);
    shown.textContent = left > 0 ? formatSeconds(left) : (shown.dataset["countdownOver"] ?? "");
    if (left <= 0) window.clearInterval(timer);
  }
}
