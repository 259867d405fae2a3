import type { Box, Line } from "#app/reader/reading.ts";
import type { Size } from "./layout.ts";

/** `lines` were recognised on a picture rotated clockwise by `angle` degrees about its centre. */
export function turnedBack(
  lines: readonly Line[],
  turned: Size,
  shown: Size,
  angle: number,
): Line[] {
  return lines.map((line) => ({
    text: line.text,
    words: line.words.map(({ text, box }) => ({ text, box: boxBack(box, turned, shown, angle) })),
  }));
}

function boxBack(box: Box, turned: Size, shown: Size, angle: number): Box {
  const radians = (-angle * Math.PI) / 180;
  const dx = (box.x + box.width / 2 - 0.5) * turned.width;
  const dy = (box.y + box.height / 2 - 0.5) * turned.height;
  const x = (dx * Math.cos(radians) - dy * Math.sin(radians)) / shown.width + 0.5;
  const y = (dx * Math.sin(radians) + dy * Math.cos(radians)) / shown.height + 0.5;
  const width = (box.width * turned.width) / shown.width;
  const height = (box.height * turned.height) / shown.height;
  return { x: share(x - width / 2), y: share(y - height / 2), width, height };
}

const share = (value: number) => Math.min(1, Math.max(0, value));
