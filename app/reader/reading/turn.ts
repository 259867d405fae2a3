import type { Box, Fact, PagePicture } from "#app/reader/reading.ts";

/** Degrees, clockwise. */
export const turns = [0, 90, 180, 270] as const;
export type Turn = (typeof turns)[number];

export function turnedBox({ x, y, width, height }: Box, turn: Turn): Box {
  switch (turn) {
    case 0:
      return { x, y, width, height };
    case 90:
      return { x: 1 - y - height, y: x, width: height, height: width };
    case 180:
      return { x: 1 - x - width, y: 1 - y - height, width, height };
    case 270:
      return { x: y, y: 1 - x - width, width: height, height: width };
  }
}

type TurnOf = (page: number) => Turn;

export function turnedFact(fact: Fact, turnOf: TurnOf): Fact {
  return { ...fact, box: fact.box && turnedBox(fact.box, turnOf(fact.page)) };
}

export function turnedPage(page: PagePicture, turnOf: TurnOf): PagePicture {
  if (turnOf(page.page) % 180 === 0) return page;
  const { width, height, pictureWidth, pictureHeight } = page;
  return {
    ...page,
    width: height,
    height: width,
    pictureWidth: pictureHeight,
    pictureHeight: pictureWidth,
  };
}
