import { expect, test } from "vitest";
import { writtenPage } from "#app/reader/testing/documents/written-page.ts";
import { notAlsoSeen } from "./not-also-seen.ts";

const hidden = (text: string, page = 1) => ({
  text,
  page,
  box: { x: 0, y: 0, width: 0.1, height: 0.1 },
});

test("what a copier recognised behind its own picture is no secret", () => {
  const picture = writtenPage("Société du Lavoir\nNice le 3 mars", 90);
  expect(notAlsoSeen([hidden("Societe du LAVOIR"), hidden("Nice le 3 mars")], [picture])).toEqual(
    [],
  );
});

test("words that the picture does not show are kept, page by page", () => {
  const pictures = [
    writtenPage("Horizon Textile, Lille", 90),
    writtenPage("Nice le 3 mars", 90, 2),
  ];
  const first = hidden("Rivages Hôtellerie, Bayonne");
  expect(notAlsoSeen([first, hidden("Nice le 3 mars", 2)], pictures)).toEqual([first]);
});

test("words of a page that is not a picture are kept", () => {
  expect(notAlsoSeen([hidden("Kévin Sorensen")], [])).toHaveLength(1);
});
