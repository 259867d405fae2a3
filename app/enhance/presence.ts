/** Tells the server that this page is read, while it is seen, and shows who else reads it. */
export function tellPresence(document: Document, window: Window): void {
  const place = document.querySelector<HTMLElement>("[data-presence]");
  const address = place?.dataset["presence"];
  if (!place || !address) return;
  let isActive = true;
  for (const type of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(type, () => (isActive = true), { passive: true, capture: true });
  }
  const tell = async () => {
    if (document.visibilityState !== "visible") return;
    const body = new URLSearchParams({ active: isActive ? "1" : "" });
    isActive = false;
    const answer = await window.fetch(address, { method: "POST", body }).catch(() => null);
    if (!answer?.ok) return;
    const { words } = (await answer.json()) as { words: string };
    if (place.textContent !== words) place.textContent = words;
  };
  void tell();
  window.setInterval(() => void tell(), Number(place.dataset["beatSeconds"]) * 1000);
}
