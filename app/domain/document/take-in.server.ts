import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import type { StepRefusal } from "#app/domain/request/steps.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Scanner, ScanResult } from "#app/providers/antivirus/antivirus.ts";
import type { RefusedVerdict, Verdict } from "#app/reader/verdict.ts";
import { documentsOf, type JudgedFile, type NewDocument } from "./documents-of-files.ts";
import { addDocument } from "./give-documents.server.ts";
import { recordScan } from "./record-scan.server.ts";

export type ReceivedFile = Omit<JudgedFile, "verdict">;

export type TakeInRefusal =
  | RefusedVerdict
  | "incomplete-set"
  | "infected"
  | StepRefusal
  | "not-found"
  | "kind-not-asked"
  | "too-many";

interface RefusedDocument {
  readonly label: string;
  readonly refusal: TakeInRefusal;
  readonly labels?: readonly string[];
}

export interface TakenIn {
  readonly refused: RefusedDocument[];
  readonly documents: DocumentId[];
}

interface Means {
  readonly domain: Domain;
  readonly scanner: Scanner | null;
  readonly judge: (path: string) => Promise<Verdict>;
  readonly deleteObject: (key: string) => Promise<void>;
}

export async function takeIn(
  means: Means,
  requestId: RequestId,
  kind: DocumentKind,
  files: readonly ReceivedFile[],
): Promise<TakenIn> {
  const taken: TakenIn = { refused: [], documents: [] };
  try {
    const judged = await Promise.all(
      files.map(async (file) => ({ ...file, verdict: await means.judge(file.tempPath) })),
    );
    const { documents, refused, discarded } = documentsOf(judged);
    taken.refused.push(...refused);
    for (const { key } of discarded) await means.deleteObject(key);
    const scan = scannerOf(means.scanner);
    for (const document of documents)
      await takeDocument(means, { requestId, kind, document, scan }, taken);
    return taken;
  } finally {
    await Promise.all(files.map(({ tempPath }) => rm(tempPath, { force: true })));
  }
}

async function takeDocument(
  means: Means,
  order: {
    requestId: RequestId;
    kind: DocumentKind;
    document: NewDocument;
    scan: ScanFiles | null;
  },
  taken: TakenIn,
) {
  const { domain, deleteObject } = means;
  const { requestId, kind, document } = order;
  const { files, ...judged } = document;
  const [first, ...more] = files.map(storedFile);
  if (!first) return;
  const scan = order.scan ? "pending" : "not-configured";
  const row = { kind, files: [first, ...more], ...judged, scan } as const;
  const added = await addDocument(domain, requestId, row);
  if (!added.ok) {
    for (const { key } of files) await deleteObject(key);
    // The same bytes sent twice are one document, which already exists.
    if (added.refusal !== "same-document") {
      const labels = files.map(({ label }) => label);
      taken.refused.push({ label: first.label, refusal: added.refusal, labels });
    }
    return;
  }
  const ids = { requestId, documentId: added.value.id };
  const result = order.scan && (await order.scan(files));
  if (result) await recordScan(domain, ids, result);
  if (result?.result === "found") taken.refused.push({ label: first.label, refusal: "infected" });
  else taken.documents.push(ids.documentId);
}

export function storedFile({ label, format, key: objectKey, size, sha256 }: JudgedFile) {
  return { label, format, objectKey, size, sha256 };
}

export type ScanFiles = (files: readonly JudgedFile[]) => Promise<ScanResult | null>;

/** Once unreachable, the antivirus is not tried again for the rest of the upload. */
export function scannerOf(scanner: Scanner | null): ScanFiles | null {
  if (!scanner) return null;
  let isAway = false;
  return async (files) => {
    if (isAway) return null;
    try {
      for (const { tempPath } of files) {
        const result = await scanner.scan(createReadStream(tempPath));
        if (result.result === "found") return result;
      }
      return { result: "clean" };
    } catch {
      isAway = true;
      return null;
    }
  };
}
