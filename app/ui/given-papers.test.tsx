import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { GivenPapers, type GivenPaper } from "./given-papers.tsx";

const paper: GivenPaper = {
  id: "paper",
  kind: "kbis",
  label: "kbis.pdf",
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
