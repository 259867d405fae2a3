import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import fontkit from "@pdf-lib/fontkit";
import type { Face } from "../face.ts";
import type { Cut, Typefaces } from "./shape.ts";
import { unpackWoff } from "./unpack-woff.server.ts";

const { resolve } = createRequire(import.meta.url);

const next = (part: string) =>
  `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${part}-normal.woff`;
const mono = (part: string) =>
  `@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-${part}-normal.woff`;
const liberation = (weight: string) => `pdfjs-dist/standard_fonts/LiberationSans-${weight}.ttf`;

/** In lookup order. The last one has Greek and Cyrillic, for names from everywhere. */
const files: Record<Face, readonly string[]> = {
  text: [next("latin-400"), next("latin-ext-400"), liberation("Regular")],
  strong: [next("latin-600"), next("latin-ext-600"), liberation("Bold")],
  code: [mono("latin-500"), mono("latin-ext-500"), liberation("Regular")],
};

let known: Promise<Typefaces> | undefined;

export function loadTypefaces(): Promise<Typefaces> {
  known ??= readAll();
  return known;
}

async function readAll(): Promise<Typefaces> {
  const [text, strong, code] = await Promise.all([
    readCuts(files.text),
    readCuts(files.strong),
    readCuts(files.code),
  ]);
  return { text, strong, code };
}

function readCuts(names: readonly string[]): Promise<Cut[]> {
  return Promise.all(
    names.map(async (name) => {
      const file = await readFile(resolve(name));
      const bytes = name.endsWith(".woff") ? unpackWoff(file) : file;
      const font = fontkit.create(bytes);
      // fontkit permanently loses the meaning of a letter first met as a part of another ("." in
      // ":"), so look up every letter first.
      for (const point of font.characterSet) font.glyphForCodePoint(point);
      return { name, bytes, font };
    }),
  );
}
