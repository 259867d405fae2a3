import type { JobHelpers } from "graphile-worker";
import { readDocument } from "#app/domain/document/read-document.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { limits } from "#app/domain/limits.ts";
import { timed } from "#app/metrics/observe.server.ts";
import { readByChildren } from "#app/reader/read-by-children.server.ts";
import type { Services } from "#app/services.server.ts";
import { listUnread } from "#db/documents.server.ts";
import { addJob } from "#db/jobs.server.ts";

export async function readDocumentJob(
  services: Services,
  document: JobPayloads["read-document"],
  { job }: Pick<JobHelpers, "job">,
) {
  const { store, children, settings } = services;
  const patience = { lastAttempt: job.attempts >= limits.lateReadingAttempts };
  const read = readByChildren(children, settings.signatureAnchors, patience);
  await timed("reading", () => readDocument(services, { store, children: read }, document));
}

/** For documents whose job gave up during a long store outage. */
export async function readPending({ db }: Services) {
  for (const document of await listUnread(db)) {
    await addJob(db, "read-document", document, { key: `read:${document.documentId}` });
  }
}
