import { readFile } from "node:fs/promises";
import type { ChildWork } from "#app/reader/child/child-work.ts";
import type { SignatureReport } from "#app/reader/reading.ts";
import { checkSignatures } from "./check-signatures.ts";

export async function signaturesTask({ files }: ChildWork): Promise<SignatureReport[]> {
  const [path = "", anchors] = files;
  const pem = anchors === undefined ? [] : [await readFile(anchors, "utf8")];
  return checkSignatures(await readFile(path), pem, new Date());
}
