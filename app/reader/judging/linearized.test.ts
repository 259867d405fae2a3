import { describe, expect, it } from "vitest";
import { linearizedPages } from "./linearized.ts";

function webFile({
  actual = 600,
  catalogue = "/Type/Catalog",
  page = "/Type /Page",
}: {
  actual?: number;
  catalogue?: string;
  page?: string;
}) {
  const text =
    `%PDF-1.4\n1 0 obj\n<</Linearized 1/L 600/O 4/N 3/E 500>>\nendobj\n` +
    `2 0 obj\n<<${catalogue}/Pages 9 0 R>>\nendobj\n4 0 obj\n<<${page}/Parent 9 0 R>>\nendobj\n`;
  return Buffer.concat([Buffer.from(text), Buffer.alloc(actual - text.length)]);
}

describe("a linearised PDF that pdf.js cannot open", () => {
  it("is a document if it has its full length and its first page is intact", () => {
    expect(linearizedPages(webFile({}))).toBe(3);
  });

  it.each([
    ["was cut short", webFile({ actual: 500 })],
    ["lost its catalogue", webFile({ catalogue: "/Type/Other" })],
    ["lost its first page", webFile({ page: "/Type /Font" })],
    ["is not made for the web", Buffer.from("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n")],
  ])("is none when it %s", (_, bytes) => {
    expect(linearizedPages(bytes)).toBeNull();
  });
});
