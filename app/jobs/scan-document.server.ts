import { recordScan } from "#app/domain/document/record-scan.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import type { ScanResult } from "#app/providers/antivirus/antivirus.ts";
import type { Services } from "#app/services.server.ts";
import { findDocument, listFiles, listUnscanned } from "#db/documents.server.ts";
import { addJob } from "#db/jobs.server.ts";

/** Throws while the antivirus is unavailable, so that the job is retried. */
export async function scanDocument(services: Services, document: JobPayloads["scan-document"]) {
  const found = await findDocument(services.db, document.requestId, document.documentId);
  if (found?.scan !== "pending" || found.purgedAt) return;
  await recordScan(services, document, await scanFiles(services, document));
}

async function scanFiles(
  { db, store, scanner }: Services,
  { documentId }: JobPayloads["scan-document"],
): Promise<ScanResult> {
  if (!scanner) throw new Error("papers wait for an antivirus, and none is configured any more");
  for (const { objectKey } of await listFiles(db, documentId)) {
    const body = objectKey && (await store.read(objectKey));
    if (!body) throw new Error(`a file of paper ${documentId} is not in the store`);
    const result = await scanner.scan(body);
    if (result.result === "found") return result;
  }
  return { result: "clean" };
}

/** For documents whose job gave up during a long antivirus outage. */
export async function scanPending({ db }: Services) {
  for (const document of await listUnscanned(db)) {
    await addJob(db, "scan-document", document, { key: `scan:${document.documentId}` });
  }
}
