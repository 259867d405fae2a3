/** Nothing outside the area moves. */
export function scrollWithin(room: HTMLElement, element: Element, to: "top" | "middle"): void {
  const frame = room.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  const gap = 12;
  const [x, y] = [(frame.width - place.width) / 2, (frame.height - place.height) / 2];
  room.scrollBy({
    left: to === "top" ? 0 : place.left - frame.left - x,
    top: place.top - frame.top - (to === "top" ? gap : y),
  });
}

export function bringIntoSight(room: HTMLElement): void {
  const { top } = room.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) room.scrollIntoView({ block: "start" });
}
