import { expect, it } from "vitest";
import { sniff } from "./sniff.ts";

it.each([
  ["%PDF-1.7\n", "pdf"],
  ["\xff\xd8\xff\xe0\0\x10JF", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["RIFF\x24\0\0\0WEBPVP8 ", "webp"],
  ["RIFF\x24\0\0\0WAVEfmt ", "other"],
  ["II*\0\x08\0\0\0", "tiff"],
  ["MM\0*\0\0\0\x08", "tiff"],
  ["\0\0\0\x24ftypheic\0\0\0\0", "heic"],
  ["\0\0\0\x18ftypmif1\0\0\0\0", "heic"],
  ["\0\0\0\x18ftypisom\0\0\0\0", "other"],
  ["", "other"],
  ["%PDF", "other"],
  [" %PDF-1.7", "other"],
  ["<html>%PDF-", "other"],
  ["\x89PNG\n\n\x1a\n", "other"],
  ["GIF89a..", "other"],
])("takes %j for %s", (bytes, kind) => {
  expect(sniff(Buffer.from(bytes, "latin1"))).toBe(kind);
});
