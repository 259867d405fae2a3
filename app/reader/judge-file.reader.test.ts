import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createChildren } from "#app/reader/child/child.server.ts";
import { realFiles } from "#tests/support/corpus.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import {
  catalogue,
  largePdf,
  lockedPdf,
  onePage,
  ordinaryPdf,
  page,
  pdfOf,
  stream,
} from "#tests/support/pdf/pdfs.ts";
import { everySecond } from "#tests/support/scenario/scale.ts";
import { judgeFile, judgeIfPossible } from "./judge-file.server.ts";

const childPath = fileURLToPath(new URL("reader-child.ts", import.meta.url));
const fakes = fileURLToPath(new URL("./testing/children", import.meta.url));

/** Longer than in production: the tests' machine may be busy. */
const patientMs = 30_000;

const children = createChildren(childPath);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reader-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function judge(
  bytes: Buffer | string,
  options: { childPath?: string; timeoutMs?: number } = {},
) {
  const path = join(folder, `${crypto.randomUUID()}.pdf`);
  await writeFile(path, bytes);
  const pool = options.childPath ? createChildren(options.childPath) : children;
  const timeoutMs = options.timeoutMs ?? patientMs;
  return judgeFile(pool, path, { processorMs: patientMs, timeoutMs });
}

describe("a genuine PDF", () => {
  it("is valid, with its pages counted", async () => {
    expect(await judge(await ordinaryPdf(3))).toEqual({ verdict: "good", pages: 3, dangers: [] });
    expect(await judge(pdfOf([catalogue, onePage, page]))).toEqual({
      verdict: "blank",
      pages: 1,
      dangers: [],
    });
  });

  it("is blank when all of its many pages are empty, valid when the last one has content", async () => {
    const document = await PDFDocument.create();
    for (let count = 0; count < 30; count += 1) document.addPage([595, 842]);
    const empty = Buffer.from(await document.save());
    expect(await judge(empty)).toEqual({ verdict: "blank", pages: 30, dangers: [] });
    document.getPage(29).drawText("Extrait Kbis", { x: 80, y: 700 });
    const written = Buffer.from(await document.save());
    expect(await judge(written)).toEqual({ verdict: "good", pages: 30, dangers: [] });
  });

  it("is valid at the size limit of uploads", async () => {
    const bytes = await largePdf(19.5 * 1024 * 1024);
    expect(await judge(bytes)).toEqual({ verdict: "good", pages: 1, dangers: [] });
  });

  it("is valid with some bytes after its end", async () => {
    const bytes = Buffer.concat([await ordinaryPdf(), Buffer.from("\r\n\0\0\0")]);
    expect(await judge(bytes)).toEqual({ verdict: "good", pages: 1, dangers: [] });
  });

  it.each([7, 1_999, 5_000_000])(
    "has its actual page count, not the %i it claims",
    async (count) => {
      const pages = `<< /Type /Pages /Kids [3 0 R] /Count ${String(count)} >>`;
      const bytes = pdfOf([catalogue, pages, page]);
      expect(await judge(bytes)).toEqual({ verdict: "blank", pages: 1, dangers: [] });
    },
  );

  it("needs a password when it is encrypted with one", async () => {
    expect(await judge(lockedPdf())).toEqual({ verdict: "password" });
  });
});

describe("what is not a PDF", () => {
  it.each([
    ["an empty file", ""],
    ["a page of HTML", "<!doctype html><title>Kbis</title>"],
    ["HTML with a PDF inside", "<html>%PDF-1.7\n%%EOF"],
  ])("%s", async (_, bytes) => {
    expect(await judge(bytes)).toEqual({ verdict: "not-what-it-says" });
  });
});

describe("a damaged PDF", () => {
  it.each([0.1, 0.5, 0.9, 0.95])("is one truncated after %d of its length", async (share) => {
    const bytes = await ordinaryPdf(5);
    const cut = bytes.subarray(0, Math.floor(bytes.length * share));
    expect(await judge(cut)).toEqual({ verdict: "damaged" });
  });

  it("is one with a hole in the middle", async () => {
    const bytes = await ordinaryPdf(5);
    bytes.fill(0, 300, 1_300);
    expect(await judge(bytes)).toEqual({ verdict: "damaged" });
  });

  it("is one without pages", async () => {
    const empty = "<< /Type /Pages /Kids [] /Count 0 >>";
    expect(await judge(pdfOf([catalogue, empty]))).toEqual({ verdict: "damaged" });
  });

  it("is one whose page tree refers to itself", async () => {
    const loop = "<< /Type /Pages /Kids [2 0 R] /Count 2 >>";
    expect(await judge(pdfOf([catalogue, loop]))).toEqual({ verdict: "damaged" });
  });
});

it("a PDF with too many pages is too large", async () => {
  const kids = "3 0 R ".repeat(2_001);
  const pages = `<< /Type /Pages /Kids [${kids}] /Count 2001 >>`;
  expect(await judge(pdfOf([catalogue, pages, page]))).toEqual({ verdict: "too-large" });
});

describe("a PDF built to blow up", () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);

  it("by nesting a million levels is damaged or unjudged, and the parent does not crash", async () => {
    const deep = `<< /Type /Catalog /Pages ${"[".repeat(1_000_000)} >>`;
    const { verdict } = await judge(pdfOf([deep, onePage, page]));
    expect(["damaged", "unjudged"]).toContain(verdict);
  });

  it.each(["/Type /ObjStm", "/Type /Obj#53tm", "/Type /XRef /W [1 2 1]"])(
    "by a stream of 64 MB (%s) is damaged",
    async (type) => {
      const bomb = stream(`${type} /N 1 /First 4 /Size 9`, zeros);
      expect(await judge(pdfOf([catalogue, onePage, page, bomb]))).toEqual({ verdict: "damaged" });
    },
  );

  it("by chained filters is damaged", async () => {
    const bomb = stream("/Type /ObjStm /N 1 /First 4", zeros, 2);
    expect(await judge(pdfOf([catalogue, onePage, page, bomb]))).toEqual({ verdict: "damaged" });
  });

  it("by many streams, each within the limit, is damaged", async () => {
    const one = stream("/Type /ObjStm /N 1 /First 4", zeros.subarray(0, 15 * 1024 * 1024));
    const bombs = Array.from({ length: 20 }, () => one);
    expect(await judge(pdfOf([catalogue, onePage, page, ...bombs]))).toEqual({
      verdict: "damaged",
    });
  });

  it("by a page's content stream is harmless: the page is only blank", async () => {
    const bomb = stream("", zeros);
    const drawn = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>";
    const verdict = await judge(pdfOf([catalogue, onePage, drawn, bomb]));
    expect(verdict).toEqual({ verdict: "blank", pages: 1, dangers: [] });
  });

  it("behind a long dictionary is damaged", async () => {
    const hidden = `/Type /XRef /Pad (${"x".repeat(20_000)}) /W [1 1 1] /Size 99999999 /Root 1 0 R`;
    const bytes = pdfOf([catalogue, onePage, page, stream(hidden, zeros)]);
    const start = String(bytes.indexOf("4 0 obj"));
    const bomb = Buffer.concat([bytes, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
    expect(await judge(bomb)).toEqual({ verdict: "damaged" });
  });
});

describe("the reader process", () => {
  it("is killed at the time limit", async () => {
    const begun = Date.now();
    const options = { childPath: join(fakes, "hangs.mjs"), timeoutMs: 300 };
    expect(await judge("%PDF-", options)).toEqual({
      verdict: "unjudged",
      pages: null,
      dangers: [],
    });
    expect(Date.now() - begun).toBeLessThan(fairMs(20_000));
  });

  it("that hangs or crashes leaves the file for another attempt", async () => {
    const path = join(folder, "waits.pdf");
    await writeFile(path, "%PDF-");
    const limits = { processorMs: patientMs, timeoutMs: 300 };
    for (const fake of ["hangs.mjs", "crashes.mjs"]) {
      const pool = createChildren(join(fakes, fake));
      expect(await judgeIfPossible(pool, path, limits)).toBeNull();
    }
  });

  it("that has used up its processor time gives the final answer", async () => {
    const path = join(folder, "costly.pdf");
    await writeFile(path, await ordinaryPdf());
    const limits = { processorMs: 1, timeoutMs: patientMs };
    expect(await judgeIfPossible(children, path, limits)).toEqual({
      verdict: "unjudged",
      pages: null,
      dangers: [],
    });
  });

  it.each(["crashes.mjs", "babbles.mjs"])("leaves a file unjudged when it %s", async (fake) => {
    const options = { childPath: join(fakes, fake) };
    expect(await judge("%PDF-", options)).toEqual({
      verdict: "unjudged",
      pages: null,
      dangers: [],
    });
  });

  it("can reach its own file and nothing else", async () => {
    const options = { childPath: join(fakes, "peeks.mjs") };
    expect(await judge("%PDF-", options)).toEqual({ verdict: "good", pages: 1, dangers: [] });
  });

  it("judges many files, two at a time", async () => {
    const bytes = await ordinaryPdf();
    const verdicts = await Promise.all(Array.from({ length: 6 }, () => judge(bytes)));
    expect(verdicts).toEqual(
      Array.from({ length: 6 }, () => ({ verdict: "good", pages: 1, dangers: [] })),
    );
  });
});

describe.runIf(realFiles.length > 0)(
  `of ${String(realFiles.length)} real files of many programs, each or every second one`,
  () => {
    const odd: Readonly<Record<string, string>> = {
      // 450 dots along the longer side: too few for a page of print, whatever size the page declares.
      "grayscale-image.pdf": "unreadable",
      // Sixteen dots wide and high: nothing on them can be read.
      "imagemagick-ASCII85Decode.pdf": "unreadable",
      "imagemagick-CCITTFaxDecode.pdf": "unreadable",
      "imagemagick-images.pdf": "unreadable",
      "imagemagick-lzw.pdf": "unreadable",
      "libreoffice-writer-password.pdf": "password",
      "pdflatex-forms.pdf": "dangerous",
      "with-attachment.pdf": "dangerous",
    };

    // unreadablemetadata.pdf is a broken download (1.1 MB of zeros) whose first page is still intact.
    it(
      "are valid, except the one with a password and those that can act",
      { timeout: 600_000 },
      async () => {
        const verdicts = await Promise.all(
          everySecond(realFiles).map(async ({ name, path }) => [
            name,
            (await judgeFile(children, path, { processorMs: patientMs, timeoutMs: 600_000 }))
              .verdict,
          ]),
        );
        expect(verdicts).toEqual(
          everySecond(realFiles).map(({ name }) => [name, odd[name] ?? "good"]),
        );
      },
    );
  },
);
