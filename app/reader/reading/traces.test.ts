import { expect, test } from "vitest";
import { openDocument } from "#app/reader/open-document.server.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { lockedPdf } from "#tests/support/pdf/pdfs.ts";
import { readingLimits } from "./limits.ts";
import { readText } from "./read-text.server.ts";
import { tracesOf } from "./traces.server.ts";

async function traces(pdf: Buffer) {
  const document = await openDocument(pdf);
  const { pieces } = await readText(document, readingLimits);
  return tracesOf(document, pdf, pieces);
}

test("a file names its program and when it was made", async () => {
  expect(await traces(await makeDocument({ kind: "kbis" }))).toMatchObject({
    producer: "Passerelle tests",
    createdAt: "2026-11-20T09:00:00.000Z",
    revisions: 0,
    mixedFonts: [],
  });
});

test("a SIREN with two replaced digits is found in two fonts", async () => {
  const { mixedFonts } = await traces(await makeDocument({ kind: "kbis", edited: true }));
  expect(mixedFonts).toMatchObject([{ text: "732 829 320", page: 1 }]);
  expect(mixedFonts[0]?.box.x).toBeCloseTo(0.403, 2);
});

test("each thing appended to a file counts as a revision", async () => {
  const pdf = await makeDocument({ kind: "letter" });
  const at = /startxref\n(\d+)/.exec(pdf.toString("latin1"))?.[1] ?? "";
  const appended = Buffer.from(`\nxref\n0 0\ntrailer\n<< >>\nstartxref\n${at}\n%%EOF\n`);
  expect(await traces(Buffer.concat([pdf, appended, appended]))).toMatchObject({ revisions: 2 });
});

test("a file with a password is not opened", async () => {
  await expect(openDocument(lockedPdf())).rejects.toThrow();
});
