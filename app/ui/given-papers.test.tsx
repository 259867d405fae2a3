import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { documentId } from "#app/domain/ids.ts";
import { GivenPapers, type GivenPaper } from "./given-papers.tsx";

const paper: GivenPaper = {
  id: documentId.parse("2eaf1820-ef6a-4a1c-bfb5-16f603590951"),
  kind: "kbis",
  label: "kbis.pdf",
  files: 1,
  size: 2_000_000,
  pages: 2,
  scan: "clean",
  reading: "failed",
  explanation: null,
  outcomes: [],
};
const shown = (pages: number | null) =>
  renderToStaticMarkup(<GivenPapers papers={[{ ...paper, pages }]} errors={undefined} />);

test("a paper given is shown with its pages, where they were counted", () => {
  expect(shown(2)).toMatch(/Mo, 2 pages</);
  expect(shown(null)).toMatch(/Mo</);
  expect(shown(null)).not.toContain("page<");
});
