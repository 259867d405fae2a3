import { expect, it } from "vitest";
import { documentKindIds } from "#app/domain/situation/ids.ts";
import type { Mark } from "../drawing.ts";
import { widthOf } from "../type/shape.ts";
import { loadTypefaces } from "../type/typefaces.server.ts";
import { specimens } from "./specimens.ts";

type Words = Extract<Mark, { kind: "text" }>;

/** In points of the drawing. */
const leastGap = 6;

it.each(documentKindIds)("The words of the specimen %s never touch each other", async (kind) => {
  const faces = await loadTypefaces();
  const spanOf = ({ text, size, face = "text", align = "start", x }: Words) => {
    const width = widthOf(text, faces[face]) * size;
    const from = x - { start: 0, middle: width / 2, end: width }[align];
    return { from, to: from + width };
  };
  const texts = specimens[kind].marks.filter((mark) => mark.kind === "text" && !mark.turn);
  const touching = (texts as Words[]).flatMap((one, index) =>
    (texts as Words[])
      .slice(index + 1)
      .filter((other) => Math.abs(one.y - other.y) < Math.min(one.size, other.size))
      .filter((other) => {
        const [a, b] = [spanOf(one), spanOf(other)];
        return a.from < b.to + leastGap && b.from < a.to + leastGap;
      })
      .map((other) => `${one.text} | ${other.text}`),
  );
  expect(touching).toEqual([]);
});

it.each(documentKindIds)("The words of the specimen %s stay on its sheet", async (kind) => {
  const faces = await loadTypefaces();
  const { marks, width } = specimens[kind];
  for (const mark of marks) {
    if (mark.kind !== "text" || mark.turn) continue;
    const { text, size, face = "text", align = "start", x } = mark;
    const wide = widthOf(text, faces[face]) * size;
    const from = x - { start: 0, middle: wide / 2, end: wide }[align];
    expect(from, text).toBeGreaterThan(0);
    expect(from + wide, text).toBeLessThan(width);
  }
});
