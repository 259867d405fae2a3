import { type Colour, palette } from "../palette.ts";

export function figures(...values: readonly number[]) {
  return values.map((value) => String(Math.round(value * 1000) / 1000)).join(" ");
}

export const fillWith = (colour: Colour) => `${components(colour)} rg`;
export const strokeWith = (colour: Colour) => `${components(colour)} RG`;

function components(colour: Colour) {
  const parts = palette[colour].match(/[0-9a-f]{2}/g) ?? [];
  return figures(...parts.map((part) => Number.parseInt(part, 16) / 255));
}

/** y upwards. */
export function boxPath(x: number, y: number, width: number, height: number) {
  return `${figures(x, y, width, height)} re`;
}

export function circlePath(x: number, y: number, radius: number) {
  const c = radius * 0.5523;
  return [
    `${figures(x + radius, y)} m`,
    `${figures(x + radius, y + c, x + c, y + radius, x, y + radius)} c`,
    `${figures(x - c, y + radius, x - radius, y + c, x - radius, y)} c`,
    `${figures(x - radius, y - c, x - c, y - radius, x, y - radius)} c`,
    `${figures(x + c, y - radius, x + radius, y - c, x + radius, y)} c h`,
  ].join("\n");
}

export function svgPath(path: string) {
  const operators: Record<string, string> = { M: "m", L: "l", C: "c", Z: "h" };
  return [...path.matchAll(/([MLCZ])([^MLCZ]*)/g)]
    .map(([, command = "", numbers = ""]) => `${numbers.trim()} ${operators[command] ?? ""}`)
    .join("\n");
}
