import { join } from "node:path";
import { readPdf } from "#app/domain/document/reader.server.ts";
import { takeIn, type TakeInRefusal } from "#app/domain/document/take-in.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Services } from "#app/services.server.ts";
import type { FileRefusal, Upload } from "./upload.ts";

export interface RefusedFile {
  readonly label: string;
  readonly refusal: FileRefusal | TakeInRefusal;
}

const childPath = join(
  process.cwd(),
  "build",
  "processes",
  "domain",
  "document",
  "reader-child.js",
);

/** Judges and keeps the files of one upload, one after the other; tells those that were refused. */
export async function takePapers(
  services: Services,
  requestId: RequestId,
  kind: DocumentKind,
  upload: Extract<Upload, { outcome: "received" }>,
): Promise<RefusedFile[]> {
  const means = {
    domain: services,
    read: (path: string) => readPdf(path, { childPath }),
    deleteObject: (key: string) => services.store.delete(key),
  };
  const refused: RefusedFile[] = [];
  for (const file of upload.files) {
    const refusal =
      file.outcome === "refused" ? file.refusal : await takeIn(means, requestId, kind, file);
    if (refusal) refused.push({ label: file.label, refusal });
  }
  return refused;
}
