import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import { documents } from "#db/schema/documents.ts";
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
import { addDocument, takeAwayDocument } from "./give-documents.server.ts";

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

function give(id: RequestId, count: number, from: number) {
  const [first, ...more] = photos(id, count, from);
  if (!first) throw new Error("no photo");
  const judged = { verdict: "good", dangers: [], pages: count, scan: "not-configured" } as const;
  return addDocument(scene.domain, id, { kind: "kbis", files: [first, ...more], ...judged });
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
