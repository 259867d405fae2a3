import type { Drawing, Mark } from "../drawing.ts";
import type { Face } from "../face.ts";
import type { Colour } from "../palette.ts";

const width = 420;
const height = 594;
export const edges = { left: 52, right: 392 };

interface Look {
  readonly size?: number;
  readonly face?: Face;
  readonly align?: "start" | "middle" | "end";
  readonly colour?: Colour;
}

export function words(x: number, y: number, text: string, look: Look = {}): Mark {
  return { kind: "text", x, y, text, size: 12, ...look };
}

export function bars(y: number, count: number, from = edges.left, to = edges.right): Mark[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "box",
    x: from,
    y: y + index * 13,
    width: (to - from) * (index === count - 1 ? 0.62 : 1),
    height: 5,
    fill: "rule",
  }));
}

export function rule(y: number, from = edges.left, to = edges.right): Mark {
  return { kind: "path", path: `M ${from} ${y} L ${to} ${y}`, edge: "edge" };
}

export function frame(x: number, y: number, wide: number, high: number): Mark {
  return { kind: "box", x, y, width: wide, height: high, edge: "edge" };
}

export function place(number: number, y: number, x = 28): Mark[] {
  return [
    { kind: "circle", x, y: y - 4, radius: 11, fill: "accent" },
    {
      kind: "text",
      x,
      y,
      text: String(number),
      size: 13,
      face: "strong",
      align: "middle",
      colour: "onAccent",
    },
  ];
}

export function signature(x: number, y: number): Mark {
  const at = (dx: number, dy: number) => `${x + dx} ${y + dy}`;
  const path = [
    `M ${at(0, 0)} C ${at(10, -34)} ${at(26, -30)} ${at(18, -4)}`,
    `C ${at(14, 8)} ${at(30, -20)} ${at(38, -12)} C ${at(42, -6)} ${at(36, 4)} ${at(48, -6)}`,
    `C ${at(60, -16)} ${at(58, 6)} ${at(72, -6)} C ${at(80, -12)} ${at(86, 2)} ${at(104, -10)}`,
  ].join(" ");
  return { kind: "path", path, edge: "accent" };
}

export function stamp(x: number, y: number, first: string, second: string): Mark[] {
  const look = { size: 9.5, face: "strong", align: "middle", colour: "danger" } as const;
  return [
    { kind: "circle", x, y, radius: 40, edge: "danger" },
    { kind: "circle", x, y, radius: 36, edge: "danger" },
    words(x, y - 1, first, look),
    words(x, y + 12, second, look),
  ];
}

export function sheetOf(...marks: readonly (Mark | readonly Mark[])[]): Drawing {
  const across: Mark = {
    kind: "text",
    x: width / 2 + 34,
    y: height / 2 + 28,
    text: "SPECIMEN",
    size: 104,
    face: "strong",
    align: "middle",
    colour: "danger",
    turn: 54,
    opacity: 0.14,
  };
  const paper: Mark = {
    kind: "box",
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    fill: "sheet",
    edge: "edge",
  };
  return { width, height, marks: [paper, ...marks.flat(), across] };
}
