import { describe, expect, it } from "vitest";
import { type ReadByChildren, readFiles } from "./read-files.server.ts";
import { maxRecognised } from "./reading/limits.ts";
import type { Reading } from "./reading/schema.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function scanOf(count: number, blank: readonly number[] = []): Reading {
  const size = { width: 595, height: 842, pictureWidth: 1_240, pictureHeight: 1_754 };
  return {
    pages: numbers(count).map((page) => ({ page, ...size, look: "a".repeat(16) })),
    texts: numbers(count).map((page) => ({ page, source: "none", confidence: null, lines: [] })),
    facts: [],
    traces: {
      producer: null,
      creator: null,
      createdAt: null,
      modifiedAt: null,
      revisions: 0,
      mixedFonts: [],
    },
    needsOcr: numbers(count).filter((page) => !blank.includes(page)),
    hidden: [],
    blank,
  };
}

async function confidences(reading: Reading, failing: readonly number[] = []) {
  const children: ReadByChildren = {
    compose: () => Promise.resolve(null),
    read: () => Promise.resolve(reading),
    signatures: () => Promise.resolve([]),
    recognise: (path) => {
      const page = Number(/(\d+)\.jpg$/.exec(path)?.[1]);
      const text = { page, source: "ocr", confidence: 90, lines: [], turn: 0, marks: [] } as const;
      return Promise.resolve(failing.includes(page) ? null : text);
    },
  };
  const originals = [{ path: "paper.pdf", format: "pdf" as const }];
  const { texts } = await readFiles(children, { originals, folder: "/nowhere" });
  return texts.map(({ confidence }) => confidence);
}

describe("a document of pictures", () => {
  it("is read completely when it has as many pages as photos may be given", async () => {
    expect(maxRecognised).toBe(10);
    expect(await confidences(scanOf(10))).toEqual(numbers(10).map(() => 90));
  });

  it("has zero confidence in pages that were not read, because they were too many or too hard", async () => {
    expect((await confidences(scanOf(12))).slice(9)).toEqual([90, 0, 0]);
    expect(await confidences(scanOf(3), [2])).toEqual([90, 0, 90]);
  });

  it("has no confidence value for blank pages", async () => {
    expect(await confidences(scanOf(3, [2]))).toEqual([90, null, 90]);
  });

  it("has zero confidence in a page that could not be drawn", async () => {
    const { needsOcr, pages, ...rest } = scanOf(2);
    const half = { ...rest, pages: pages.slice(0, 1), needsOcr: needsOcr.slice(0, 1) };
    expect(await confidences(half)).toEqual([90, 0]);
  });
});
