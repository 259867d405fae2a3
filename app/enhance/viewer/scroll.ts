/** Scrolls the room of the pages until an element stands at its start or in its middle; then the room into sight. */
export function scrollWithin(area: HTMLElement, element: Element, to: "start" | "center"): void {
  const room = area.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  const gap = 12;
  const spare = { x: room.width - place.width, y: room.height - place.height };
  const [x, y] = to === "start" ? [0, gap] : [spare.x / 2, spare.y / 2];
  area.scrollBy({
    left: to === "start" ? 0 : place.left - room.left - x,
    top: place.top - room.top - y,
  });
  if (room.top < 0 || room.top > window.innerHeight / 2) area.scrollIntoView({ block: "start" });
}
