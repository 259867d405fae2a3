import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentOfRequest } from "#app/domain/ids.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { asScan } from "#app/reader/testing/documents/as-scan.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { documentWorld } from "#app/reader/testing/read-documents.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listPages } from "#db/case-documents.server.ts";
import { findDocument, listFiles } from "#db/documents.server.ts";
import { listDoomed } from "#db/retention.server.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { explainDocument } from "./explain-document.server.ts";
import { finishDocuments, takeAwayDocument } from "./give-documents.server.ts";
import { judgeDocuments } from "./judge-documents.server.ts";
import { readDocument } from "./read-document.server.ts";

const company = { name: "ATELIERS DU PONT", siren: "732829320" };

let scene: Scene;
let world: ReturnType<typeof documentWorld>;
beforeAll(async () => {
  scene = await openScene();
  world = documentWorld(scene);
});
afterAll(() => scene.close());

async function atTheDocuments(changes: Partial<typeof company> = {}): Promise<RequestId> {
  const account = await addAccount(scene, { entity: "company", ...company, ...changes });
  const id = await openVisit(scene, account);
  expectOk(await chooseSituation(scene.domain, id, "organisation.acquired"));
  return id;
}

const documentOf = async ({ requestId, documentId }: DocumentOfRequest) => {
  const found = await findDocument(scene.domain.db, requestId, documentId);
  return found ?? expect.fail("the paper is gone");
};

async function outcomesOf(given: DocumentOfRequest) {
  const request = await requestOf(scene, given.requestId);
  const account = await findAccount(scene.domain.db, request.accountId);
  const judged = await judgeDocuments(scene.domain.db, request, account);
  const outcomes = judged.find(({ document }) => document.id === given.documentId)?.outcomes ?? [];
  return Object.fromEntries(outcomes.map(({ rule, state }) => [rule, state]));
}

const kbis = (details: { siren?: string; name?: string } = {}) =>
  makeDocument({ kind: "kbis", ...company, date: "2026-11-02", ...details });

async function photograph(words: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="100%" height="100%" fill="white"/>${Array.from({ length: 8 }, (_, row) => `<text x="90" y="${String(200 + row * 90)}" font-size="40" font-family="sans-serif">${words} ${String(row)}</text>`).join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

describe("a document that is read", { timeout: 120_000 }, () => {
  it("gets facts, page pictures and words; the file itself stays unchanged", async () => {
    const bytes = await kbis();
    const given = await world.give(await atTheDocuments(), "kbis", [{ bytes }]);
    await world.read(given);
    const document = await documentOf(given);
    expect(document).toMatchObject({ reading: "done", signatures: [], compositionKey: null });
    expect(document.facts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "kind", value: "kbis" }),
        expect.objectContaining({ name: "siren", value: company.siren, page: 1 }),
      ]),
    );
    const [page] = await listPages(scene.domain.db, given.documentId);
    const picture = page?.pictureKey ? await world.store.read(page.pictureKey) : null;
    expect(picture).not.toBeNull();
    picture?.destroy();
    const words = document.textKey ? await world.store.read(document.textKey) : null;
    expect(words && (await text(words))).toContain(company.name);
    expect(await outcomesOf(given)).toMatchObject({ kind: "pass", number: "pass", name: "pass" });
  });

  it("as pictures becomes one PDF, in order, and its pages are recognised in French or English", async () => {
    const [one, two] = await Promise.all([
      photograph("Première page"),
      photograph("The second page of the letter"),
    ]);
    const given = await world.give(await atTheDocuments(), "kbis", [
      { bytes: one, format: "jpeg" },
      { bytes: two, format: "jpeg" },
    ]);
    await world.read(given);
    const document = await documentOf(given);
    expect(document.compositionKey).toMatch(/composition\.pdf$/);
    expect(document.traces).toBeNull();
    expect(await outcomesOf(given)).toMatchObject({ editing: "unknown" });
    const pages = await listPages(scene.domain.db, given.documentId);
    expect(pages.map(({ source }) => source)).toEqual(["ocr", "ocr"]);
    const words = document.textKey ? await world.store.read(document.textKey) : null;
    expect(words && (await text(words))).toMatch(/Première[^]*The second page/);
    expect(await listFiles(scene.domain.db, given.documentId)).toHaveLength(2);
  });

  it("without success is left to a person and not read again", async () => {
    const given = await world.give(await atTheDocuments(), "kbis", [
      { bytes: Buffer.from("%PDF-1.7 nothing of it %%EOF") },
    ]);
    await world.read(given);
    expect((await documentOf(given)).reading).toBe("failed");
    expect(await outcomesOf(given)).toMatchObject({ kind: "unknown", number: "unknown" });
    await world.read(given);
  });

  it.each([
    ["only in part is not judged at all", [1], 0],
    ["but for a page that is blank is judged by the rest", [1, 2], null],
  ])("%s", async (_what, drawn, confidence) => {
    const given = await world.give(await atTheDocuments(), "kbis", [{ bytes: await kbis() }]);
    const read = async (path: string, folder: string) => {
      const reading = await world.means.children.read(path, folder);
      if (!reading) throw new Error("not read");
      await copyFile(join(folder, "page-1.jpg"), join(folder, "page-2.jpg"));
      const [page] = reading.pages;
      if (!page) throw new Error("not drawn");
      const second = { page: 2, source: "none", confidence: null, lines: [] } as const;
      const pages = drawn.map((number) => ({ ...page, page: number }));
      return { ...reading, pages, texts: [...reading.texts, second], blank: drawn.slice(1) };
    };
    const means = { ...world.means, children: { ...world.means.children, read } };
    await readDocument(scene.domain, means, given);
    const pages = await listPages(scene.domain.db, given.documentId);
    expect(pages.map((page) => page.confidence)).toEqual([null, confidence]);
    const state = confidence === null ? "pass" : "unknown";
    expect(await outcomesOf(given)).toMatchObject({ kind: state, number: state, name: state });
  });

  it("twice concurrently keeps the first reading's objects and marks the second's for deletion", async () => {
    const given = await world.give(await atTheDocuments(), "kbis", [{ bytes: await kbis() }]);
    const read = async (path: string, folder: string) => {
      const reading = await world.means.children.read(path, folder);
      await world.read(given);
      return reading;
    };
    await readDocument(
      scene.domain,
      { ...world.means, children: { ...world.means.children, read } },
      given,
    );
    const { textKey } = await documentOf(given);
    const pages = await listPages(scene.domain.db, given.documentId);
    const kept = [textKey, ...pages.map(({ pictureKey }) => pictureKey)];
    const doomed = await listDoomed(scene.domain.db);
    expect(doomed.filter((key) => key.includes(given.documentId))).toHaveLength(kept.length);
    expect(doomed.filter((key) => kept.includes(key))).toEqual([]);
  });

  it("but was purged meanwhile stays unread, and its new objects are marked for deletion", async () => {
    const given = await world.give(await atTheDocuments(), "kbis", [{ bytes: await kbis() }]);
    const { db } = scene.domain;
    const read = async (path: string, folder: string) => {
      await db.execute(sql`update documents set purged_at = now() where id = ${given.documentId}`);
      return world.means.children.read(path, folder);
    };
    const means = { ...world.means, children: { ...world.means.children, read } };
    await readDocument(scene.domain, means, given);
    expect(await documentOf(given)).toMatchObject({ reading: "waiting", textKey: null });
    const doomed = await listDoomed(db);
    expect(doomed.filter((key) => key.includes(given.documentId)).length).toBeGreaterThan(1);
  });

  it("but was removed meanwhile leaves nothing behind", async () => {
    const requestId = await atTheDocuments();
    const given = await world.give(requestId, "kbis", [{ bytes: await kbis() }]);
    const slow = {
      ...world.means,
      store: {
        ...world.store,
        write: async (...args: Parameters<typeof world.store.write>) => {
          await world.store.write(...args);
          await takeAwayDocument(scene.domain, requestId, given.documentId);
        },
      },
    };
    await readDocument(scene.domain, slow, given);
    const doomed = await listDoomed(scene.domain.db);
    expect(doomed.filter((key) => key.includes(given.documentId)).length).toBeGreaterThan(1);
    expect(await listPages(scene.domain.db, given.documentId)).toEqual([]);
  });
});

describe("a document of another company", { timeout: 120_000 }, () => {
  it("needs an explanation before the customer can go on, and accepts one", async () => {
    const requestId = await atTheDocuments();
    const bytes = await kbis({ siren: "356000000", name: "LA POSTE" });
    const given = await world.give(requestId, "kbis", [{ bytes }]);
    await world.read(given);
    expect(await outcomesOf(given)).toMatchObject({ kind: "pass", number: "fail" });
    const finish = async () => refusalOf(await finishDocuments(scene.domain, requestId));
    expect(await finish()).toBe("explanation-missing");
    const explain = (words: string) => explainDocument(scene.domain, { ...given, text: words });
    expect(refusalOf(await explain("   "))).toBe("explanation-missing");
    expectOk(await explain("La Poste nous a achetés hier."));
    expect(await finish()).toBe("accepted");
  });

  it("is reported only to staff when it was given elsewhere, as the same file or as a scan", async () => {
    const bytes = await kbis();
    const first = await world.give(await atTheDocuments(), "kbis", [{ bytes }]);
    await world.read(first);
    const again = await world.give(await atTheDocuments(), "kbis", [{ bytes }]);
    await world.read(again);
    expect(await outcomesOf(again)).toMatchObject({ "seen-elsewhere": "fail" });
    const scan = await world.give(await atTheDocuments(), "kbis", [{ bytes: await asScan(bytes) }]);
    await world.read(scan);
    expect(await outcomesOf(scan)).toMatchObject({ "seen-elsewhere": "fail" });
    const other = await world.give(await atTheDocuments(), "kbis", [
      { bytes: await kbis({ siren: "552100554", name: "AUTRE MAISON" }) },
    ]);
    await world.read(other);
    expect(await outcomesOf(other)).not.toMatchObject({ "seen-elsewhere": "fail" });
  });
});
