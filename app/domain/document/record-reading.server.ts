import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId } from "#app/domain/ids.ts";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import { askForAssessment } from "#app/domain/request/ask-for-assessment.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import type { ReadDocument } from "#app/reader/read-files.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { findDocument, insertPages, updateDocument } from "#db/documents.server.ts";
import { doomObjects } from "#db/retention.server.ts";

/**
 * A job may run twice, so each reading has its own object keys: the second run marks its own for
 * deletion, as does one whose document was removed meanwhile. The request's version stays: a
 * reading is not a customer's answer.
 */
export async function recordReading(
  domain: Domain,
  store: Pick<ObjectStore, "write">,
  ids: DocumentOfRequest,
  read: ReadDocument,
) {
  const keys = await storeDerived(store, ids, read);
  return changeRequest(domain, ids.requestId, async (tx, request) => {
    const document = await findDocument(tx, ids.requestId, ids.documentId);
    if (document?.reading !== "waiting" || document.purgedAt) {
      await doomObjects(tx, keys.all);
      return refuse("gone");
    }
    await writeReading(tx, ids, read, keys);
    await askForAssessment(tx, request);
    return accept(null);
  });
}

interface Keys {
  readonly composition: string | null;
  readonly text: string | null;
  readonly pictures: ReadonlyMap<number, string>;
  readonly all: readonly string[];
}

async function storeDerived(
  store: Pick<ObjectStore, "write">,
  { requestId, documentId }: DocumentOfRequest,
  { composition, reading, texts, folder }: ReadDocument,
): Promise<Keys> {
  const all: string[] = [];
  const attempt = randomUUID();
  const put = async (name: string, body: Readable, contentType: string) => {
    const key = `derived/${requestId}/${documentId}/${attempt}/${name}`;
    await store.write(key, body, { contentType });
    all.push(key);
    return key;
  };
  const pictures = new Map<number, string>();
  for (const { page } of reading?.pages ?? []) {
    const name = `page-${String(page)}.jpg`;
    pictures.set(page, await put(name, createReadStream(join(folder, name)), "image/jpeg"));
  }
  const words = Readable.from([Buffer.from(JSON.stringify(texts))]);
  const text = reading && (await put("text.json", words, "application/json"));
  const whole =
    composition && (await put("composition.pdf", createReadStream(composition), "application/pdf"));
  return { composition: whole, text, pictures, all };
}

async function writeReading(
  tx: Transaction,
  { requestId, documentId }: DocumentOfRequest,
  { composition, reading, texts, facts, signatures }: ReadDocument,
  keys: Keys,
) {
  const pages = (reading?.pages ?? []).map((picture) => {
    const { source, confidence } = texts.find(({ page }) => page === picture.page) ?? noText;
    const pictureKey = keys.pictures.get(picture.page) ?? null;
    return { ...picture, documentId, pictureKey, source, confidence };
  });
  await insertPages(tx, [...pages, ...undrawnPages(reading, texts, documentId)]);
  const state = reading ? "done" : "failed";
  await updateDocument(tx, documentId, {
    reading: state,
    readAt: await databaseNow(tx),
    facts,
    signatures,
    // A PDF we composed carries only our own traces, and its pictures had none to keep.
    traces: composition === null ? (reading?.traces ?? null) : null,
    compositionKey: keys.composition,
    textKey: keys.text,
  });
  await appendAuditEvent(tx, {
    requestId,
    actor: "system",
    action: reading ? "document-read" : "document-unread",
    details: { document: documentId, kind: facts.find(({ name }) => name === "kind")?.value },
  });
}

const noText = { source: "none", confidence: null } as const;

/** A4, and a look that is never compared. */
const undrawn = {
  width: 595,
  height: 842,
  pictureWidth: 1,
  pictureHeight: 1,
  pictureKey: null,
  look: "0".repeat(16),
};

function undrawnPages(
  reading: ReadDocument["reading"],
  texts: ReadDocument["texts"],
  documentId: DocumentId,
) {
  const drawn = new Set(reading?.pages.map(({ page }) => page));
  return texts
    .filter(({ page, confidence }) => confidence === 0 && !drawn.has(page))
    .map(({ page, source, confidence }) => ({ ...undrawn, documentId, page, source, confidence }));
}
