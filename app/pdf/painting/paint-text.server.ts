import type { Span } from "../block.ts";
import type { Colour } from "../palette.ts";
import { advanceOf, kernsOf, type Stretch, stretchesOf, type Typefaces } from "../type/shape.ts";
import type { Fonts } from "./fonts.server.ts";
import { figures, fillWith } from "./operators.ts";

interface Setting {
  readonly faces: Typefaces;
  readonly fonts: Fonts;
}

/** On its baseline, y upwards. */
export function paintText(
  setting: Setting,
  line: {
    readonly spans: readonly Span[];
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly colour: Colour;
  },
): string {
  const { x, y, size, colour } = line;
  const begin = [`BT`, fillWith(colour), `${figures(x, y)} Td`];
  const stretches = line.spans.flatMap(({ text, face }) => stretchesOf(text, setting.faces[face]));
  const shown = stretches.flatMap((stretch, index) => {
    const before = stretches[index - 1];
    const step = before ? [`${figures(advanceOf(before) * size, 0)} Td`] : [];
    return [...step, show(setting, stretch, size)];
  });
  return [...begin, ...shown, "ET"].join("\n");
}

function show({ fonts }: Setting, stretch: Stretch, size: number) {
  const found = fonts.get(stretch.cut);
  if (!found) throw new Error(`${stretch.cut.name} was not embedded`);
  const letters = kerned(found.font.encodeText(stretch.text).asString(), stretch);
  return `/${found.name} ${figures(size)} Tf [${letters}] TJ`;
}

/** "<0001> 40 <00020003>": glyph ids, with the kerning by which the next glyph moves closer. */
function kerned(hex: string, stretch: Stretch) {
  const kerns = kernsOf(stretch);
  const letters = hex.match(/[0-9a-f]{4}/gi) ?? [];
  const moved = letters.map((letter, index) => {
    const kern = kerns[index] ?? 0;
    return kern === 0 ? letter : `${letter}> ${String(kern)} <`;
  });
  return `<${moved.join("")}>`;
}
