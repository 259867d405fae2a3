import { expect, it } from "vitest";
import type { FileFormat } from "#app/reader/format.ts";
import { sortReceived } from "./sort-received.ts";

const field = "document";
const rest = { size: 9, sha256: "", tempPath: "" };
const stored = (label: string, format: FileFormat) =>
  ({ field, label, outcome: "stored", format, key: label, ...rest }) as const;
const tooLarge = { field, label: "2.jpg", outcome: "refused", refusal: "too-large" } as const;

it("When one page is refused on arrival, the remaining pictures do not become a document", () => {
  const sorted = sortReceived([
    stored("1.jpg", "jpeg"),
    tooLarge,
    stored("3.heic", "heic"),
    stored("kbis.pdf", "pdf"),
  ]);
  expect(sorted.whole.map(({ label }) => label)).toEqual(["kbis.pdf"]);
  expect(sorted.broken.map(({ label }) => label)).toEqual(["1.jpg", "3.heic"]);
  expect(sorted.refused.map(({ label, refusal }) => [label, refusal])).toEqual([
    ["2.jpg", "too-large"],
    ["1.jpg", "incomplete-set"],
    ["3.heic", "incomplete-set"],
  ]);
});

it("Pictures that all arrived stay together", () => {
  const files = [stored("1.jpg", "jpeg"), stored("2.png", "png")];
  expect(sortReceived(files)).toEqual({ refused: [], whole: files, broken: [] });
});
