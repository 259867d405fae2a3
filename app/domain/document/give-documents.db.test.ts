import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { listDocuments, listRestorable } from "#db/documents.server.ts";
import { documents } from "#db/schema/documents.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  atOnce,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { explainDocument } from "./explain-document.server.ts";
import { addDocument, restoreDocument, takeAwayDocument } from "./give-documents.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function draft() {
  const { id } = await carryTo(scene, "organisation.retired", "started");
  for (const document of await listDocuments(scene.domain.db, id))
    expectOk(await takeAwayDocument(scene.domain, id, document.id));
  return id;
}

function photos(id: RequestId, count: number, from: number) {
  return Array.from({ length: count }, (_, index) => ({
    label: `photo-${String(index)}.jpg`,
    format: "jpeg" as const,
    objectKey: `documents/${id}/${String(from + index)}-${String(Math.random())}`,
    size: 1_000,
    sha256: (from + index).toString(16).padStart(64, "0"),
  }));
}

const give = (id: RequestId, count: number, from: number) => giveAs("kbis", id, count, from);

function giveAs(kind: DocumentKind, id: RequestId, count: number, from: number) {
  const [first, ...more] = photos(id, count, from);
  if (!first) throw new Error("no photo");
  const judged = { verdict: "good", dangers: [], pages: count, scan: "not-configured" } as const;
  return addDocument(scene.domain, id, { kind, files: [first, ...more], ...judged });
}

describe("documents and their limits", () => {
  it("an upload repeated after a lost answer is the existing document and does not count again", async () => {
    const id = await draft();
    expectOk(await give(id, 6, 1));
    expect(refusalOf(await give(id, 6, 1))).toBe("same-document");
    expect(refusalOf(await give(id, 5, 100))).toBe("too-many");
    expectOk(await give(id, 4, 200));
    expect(refusalOf(await give(id, 4, 200))).toBe("same-document");
    expect(await listDocuments(scene.domain.db, id)).toHaveLength(2);
  });

  it("the same document given ten times concurrently is one", async () => {
    const id = await draft();
    const given = await atOnce(10, () => give(id, 1, 300));
    expect(tally(given)).toEqual({ accepted: 1, "same-document": 9 });
  });
});

describe("a removed document", () => {
  const restorable = async (id: RequestId) =>
    (await listRestorable(scene.domain.db, id)).filter(({ kind }) => kind === "kbis");

  async function removed(): Promise<{ id: RequestId; documentId: DocumentId }> {
    const id = await draft();
    const given = await give(id, 3, 1);
    const documentId = given.ok ? given.value.id : expect.fail("not given");
    expectOk(await takeAwayDocument(scene.domain, id, documentId));
    return { id, documentId };
  }

  it("can be put back; the step is to be finished again, and the trail tells it", async () => {
    const { id, documentId } = await removed();
    expect(await restorable(id)).toMatchObject([{ id: documentId }]);
    expectOk(await restoreDocument(scene.domain, id, documentId));
    expect(await listDocuments(scene.domain.db, id)).toMatchObject([{ id: documentId }]);
    expect(await restorable(id)).toEqual([]);
    const events = await listAuditEvents(scene.domain.db, id);
    expect(events.at(-1)).toMatchObject({ action: "document-restored" });
  });

  it("put back ten times concurrently is put back once, without an error", async () => {
    const { id, documentId } = await removed();
    const restored = await atOnce(10, () => restoreDocument(scene.domain, id, documentId));
    expect(tally(restored)).toEqual({ accepted: 10 });
    const events = await listAuditEvents(scene.domain.db, id);
    expect(events.filter(({ action }) => action === "document-restored")).toHaveLength(1);
  });

  it("is no longer offered once another one of its kind was given after it", async () => {
    const { id, documentId } = await removed();
    expectOk(await give(id, 1, 500));
    expect(await restorable(id)).toEqual([]);
    expect(refusalOf(await restoreDocument(scene.domain, id, documentId))).toBe("gone");
  });

  it("is gone when its days are over, when it was erased, and when it was infected", async () => {
    const { id, documentId } = await removed();
    const set = (patch: Partial<typeof documents.$inferInsert>) =>
      scene.domain.db.update(documents).set(patch).where(eq(documents.id, documentId));
    await set({ removedAt: new Date(Date.now() - 36 * 3_600_000) });
    expect(refusalOf(await restoreDocument(scene.domain, id, documentId))).toBe("gone");
    expect(await withLimit("removedDocumentDays", 2, () => restorable(id))).toHaveLength(1);
    await set({ removedAt: new Date(), purgedAt: new Date() });
    expect(refusalOf(await restoreDocument(scene.domain, id, documentId))).toBe("gone");
    await set({ purgedAt: null, scan: "found", scanFinding: "Eicar" });
    expect(refusalOf(await restoreDocument(scene.domain, id, documentId))).toBe("gone");
  });

  it("does not come back over the limits, nor into a request that was submitted", async () => {
    const { id, documentId } = await removed();
    await scene.domain.db
      .update(documents)
      .set({ receivedAt: new Date(Date.now() - 3_600_000) })
      .where(eq(documents.id, documentId));
    const other = await giveAs("minutes", id, 8, 700);
    expectOk(other);
    expect(refusalOf(await restoreDocument(scene.domain, id, documentId))).toBe("too-many");
    const { id: sent } = await carryTo(scene, "organisation.acquired", "submitted");
    const [document] = await listDocuments(scene.domain.db, sent);
    const ofSent = document?.id ?? expect.fail("no document");
    expect(refusalOf(await restoreDocument(scene.domain, sent, ofSent))).toBe("not-editable");
  });

  it("of another request is not found", async () => {
    const { documentId } = await removed();
    const other = await draft();
    expect(refusalOf(await restoreDocument(scene.domain, other, documentId))).toBe("gone");
  });
});

describe("a failure found after the customer left the documents page", () => {
  it("must be explained before submission, and until then the request stays unchanged", async () => {
    const { id } = await carryTo(scene, "organisation.acquired", "started");
    const [document] = await listDocuments(scene.domain.db, id);
    const documentId = document?.id ?? expect.fail("no paper");
    const box = { x: 0, y: 0, width: 0.1, height: 0.1 };
    const kind = { name: "kind", value: "letter", page: 1, box, confidence: 0.95 } as const;
    await scene.domain.db
      .update(documents)
      .set({ reading: "done", facts: [kind] })
      .where(eq(documents.id, documentId));
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("explanation-missing");
    expect((await requestOf(scene, id)).status).toBe("started");
    const text = "Le greffe nous l’a remis ainsi.";
    expectOk(await explainDocument(scene.domain, { requestId: id, documentId, text }));
    expectOk(await submitRequest(scene.domain, id));
  });
});
