import { formatSeconds } from "#app/ui/parts/format-seconds.ts";

export function runCooldowns(document: Document, window: Window): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-cooldown-seconds]")) {
    const seconds = Number(box.dataset["cooldownSeconds"]);
    const button = box.querySelector("button");
    if (button && seconds > 0) runCooldown({ box, button, window, seconds });
  }
}

function runCooldown(cooldown: {
  box: HTMLElement;
  button: HTMLButtonElement;
  window: Window;
  seconds: number;
}): void {
  const { box, button, window, seconds } = cooldown;
  const end = Date.now() + seconds * 1000;
  const left = box.querySelector("[data-cooldown-left]");
  button.disabled = true;

  const timer = window.setInterval(tick, 1000);
  tick();

  function tick(): void {
    const remaining = Math.ceil((end - Date.now()) / 1000);
    if (remaining > 0) {
      if (left) left.textContent = formatSeconds(remaining);
      return;
    }
    window.clearInterval(timer);
    button.disabled = false;
    box.querySelector("[data-cooldown-note]")?.remove();
    const status = box.querySelector("[data-cooldown-status]");
    if (status) status.textContent = box.dataset["cooldownOver"] ?? "";
  }
}
