import { expect, it } from "vitest";
import { sniff } from "#app/domain/document/sniff.ts";

it.each([
  ["%PDF-1.7\n", "pdf"],
  ["\xff\xd8\xff\xe0\0\x10JF", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["", "other"],
  ["%PDF", "other"],
  [" %PDF-1.7", "other"],
  ["<html>%PDF-", "other"],
  ["\x89PNG\n\n\x1a\n", "other"],
  ["GIF89a..", "other"],
])("takes %j for %s", (bytes, kind) => {
  expect(sniff(Buffer.from(bytes, "latin1"))).toBe(kind);
});
