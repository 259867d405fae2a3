import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { lookDistance } from "#app/reader/reading/look.ts";
import { documentWorld } from "#app/reader/testing/read-documents.ts";
import { documentPages, documents } from "#db/schema/documents.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { listLookAlikes } from "./seen-elsewhere.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function documentRead(): Promise<DocumentOfRequest> {
  const { db } = scene.domain;
  const account = await addAccount(scene, { entity: "company" });
  const requestId = await openVisit(scene, account);
  expectOk(await chooseSituation(scene.domain, requestId, "organisation.acquired"));
  const bytes = Buffer.from(`of ${requestId}`);
  const given = await documentWorld(scene).give(requestId, "kbis", [{ bytes }]);
  const { documentId } = given;
  await db.update(documents).set({ textKey: "words" }).where(eq(documents.id, documentId));
  const size = { width: 595, height: 842, pictureWidth: 1240, pictureHeight: 1754 };
  const page = { documentId, page: 1, source: "text", look: "0".repeat(16), ...size } as const;
  await db.insert(documentPages).values(page);
  return given;
}

const looks = (document: DocumentOfRequest, look: string) =>
  scene.domain.db
    .update(documentPages)
    .set({ look })
    .where(eq(documentPages.documentId, document.documentId));

const seenOf = async ({ requestId }: DocumentOfRequest) =>
  (await listLookAlikes(scene.domain.db, [requestId])).map(({ reference }) => reference);

const referenceOf = async ({ requestId }: DocumentOfRequest) =>
  (await requestOf(scene, requestId)).reference;

const look = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n });
const hex = (bits: bigint) => bits.toString(16).padStart(16, "0");
const flips = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 12 });

describe("a page that looks like one of another request", () => {
  it("is always found with up to four different bits, never with eight or more", async () => {
    const [mine, other] = [await documentRead(), await documentRead()];
    const seen = fc.asyncProperty(look, flips, async (bits, places) => {
      const changed = places.reduce((all, place) => all ^ (1n << BigInt(place)), bits);
      await looks(mine, hex(bits));
      await looks(other, hex(changed));
      const found = await seenOf(mine);
      const distance = lookDistance(hex(bits), hex(changed));
      if (distance <= 4) expect(found).toEqual([await referenceOf(other)]);
      if (distance >= 8) expect(found).toEqual([]);
    });
    await fc.assert(seen, { seed: 20_261_125, numRuns: 150 });
  });

  it("comes first when it is the most similar", async () => {
    const [mine, far, near] = [await documentRead(), await documentRead(), await documentRead()];
    await looks(mine, "123456789abcdef0");
    await looks(far, "123456789abcdeff");
    await looks(near, "123456789abcdef1");
    expect(await seenOf(mine)).toEqual([await referenceOf(near), await referenceOf(far)]);
  });

  it("is not searched for when it is blank: blank pages all look alike", async () => {
    const [mine] = [await documentRead(), await documentRead()];
    expect(await seenOf(mine)).toEqual([]);
  });
});
