import { readDocument } from "#app/domain/document/read-document.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { readByChildren } from "#app/reader/read-by-children.server.ts";
import type { Services } from "#app/services.server.ts";
import { listUnread } from "#db/documents.server.ts";
import { addJob } from "#db/jobs.server.ts";

export async function readDocumentJob(services: Services, document: JobPayloads["read-document"]) {
  const { store, children, settings } = services;
  const means = { store, children: readByChildren(children, settings.signatureAnchors) };
  await readDocument(services, means, document);
}

/** For documents whose job gave up during a long store outage. */
export async function readPending({ db }: Services) {
  for (const document of await listUnread(db)) {
    await addJob(db, "read-document", document, { key: `read:${document.documentId}` });
  }
}
