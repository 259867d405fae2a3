import { listUnread } from "#db/documents.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { readByChildren } from "#app/reader/read-by-children.server.ts";
import { readPaper } from "#app/domain/document/read-document.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import type { Services } from "#app/services.server.ts";

/** Reads a paper that was taken in. */
export async function readDocument(services: Services, paper: JobPayloads["read-document"]) {
  const { store, children, settings } = services;
  const means = { store, children: readByChildren(children, settings.signatureAnchors) };
  await readPaper(services, means, paper);
}

/** Papers whose job gave up while the store was away for long get another. */
export async function readPending({ db }: Services) {
  for (const paper of await listUnread(db)) {
    await addJob(db, "read-document", paper, { key: `read:${paper.documentId}` });
  }
}
