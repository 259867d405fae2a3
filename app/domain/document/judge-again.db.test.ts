import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentOfRequest, RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { judgeDocumentJob } from "#app/jobs/judge-document.server.ts";
import { readDocumentJob } from "#app/jobs/read-document.server.ts";
import { createChildren } from "#app/reader/child/child.server.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { childPath, documentWorld } from "#app/reader/testing/read-documents.ts";
import type { Verdict } from "#app/reader/verdict.ts";
import { findDocument } from "#db/documents.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { ordinaryPdf } from "#tests/support/pdf/pdfs.ts";
import { attempt, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { takeAwayDocument } from "./give-documents.server.ts";
import { judgeAgain } from "./judge-again.server.ts";

let scene: Scene;
let world: ReturnType<typeof documentWorld>;
beforeAll(async () => {
  scene = await openScene();
  world = documentWorld(scene);
});
afterAll(() => scene.close());

async function atTheDocuments(): Promise<RequestId> {
  const account = await addAccount(scene, { entity: "company" });
  const id = await openVisit(scene, account);
  expectOk(await chooseSituation(scene.domain, id, "organisation.acquired"));
  return id;
}

const give = async (...files: Buffer[]) =>
  world.give(
    await atTheDocuments(),
    "kbis",
    files.map((bytes) => ({ bytes })),
    "unjudged",
  );
const kbis = () => makeDocument({ kind: "kbis", name: "Ateliers", date: "2026-11-02" });

const documentOf = ({ requestId, documentId }: DocumentOfRequest) =>
  findDocument(scene.domain.db, requestId, documentId);

const again = (given: DocumentOfRequest, ...verdicts: (Verdict | null)[]) =>
  judgeAgain(
    scene.domain,
    { store: world.store, judge: () => Promise.resolve(verdicts.shift() ?? null) },
    given,
  );

async function jobsOf({ documentId }: DocumentOfRequest) {
  const rows = await scene.domain.db.execute<{ max_attempts: number }>(
    sql`select max_attempts from graphile_worker.jobs where key = ${`judge:${documentId}`}`,
  );
  return [...rows].map(({ max_attempts }) => max_attempts);
}

async function auditOf({ requestId }: DocumentOfRequest) {
  const rows = await scene.domain.db.execute<{ details: unknown }>(
    sql`select details from audit_events where request_id = ${requestId} and action = 'document-judged'`,
  );
  return [...rows].map(({ details }) => details);
}

const good = { verdict: "good", pages: 2, dangers: [] } as const;
const unjudged = { verdict: "unjudged", pages: null, dangers: [] } as const;

describe("a document that was not judged at its upload", { timeout: 120_000 }, () => {
  it("is judged by a job, which a document with a verdict does not get", async () => {
    const given = await give(await kbis());
    expect(await jobsOf(given)).toEqual([10]);
    const judged = await world.give(await atTheDocuments(), "kbis", [{ bytes: await kbis() }]);
    expect(await jobsOf(judged)).toEqual([]);
    await withLimit("judgingAttempts", 4, async () => {
      expect(await jobsOf(await give(await ordinaryPdf()))).toEqual([4]);
    });
    const { services } = scriptedServices(scene);
    const children = createChildren(childPath);
    await judgeDocumentJob({ ...services, store: world.store, children }, given);
    expect(await documentOf(given)).toMatchObject({ verdict: "good", pages: 1, dangers: [] });
  });

  it("keeps waiting while the machine is too busy, then gets its verdict once", async () => {
    const given = await give(await kbis());
    await expect(again(given, null)).rejects.toThrow("could not be judged yet");
    expect(await documentOf(given)).toMatchObject({ verdict: "unjudged", pages: null });
    await again(given, good);
    expect(await documentOf(given)).toMatchObject({ verdict: "good", pages: 2 });
    await again(given, { verdict: "blank", pages: 1, dangers: [] });
    expect(await documentOf(given)).toMatchObject({ verdict: "good", pages: 2 });
    expect(await auditOf(given)).toMatchObject([{ document: given.documentId, verdict: "good" }]);
  });

  it("is written once by two jobs at the same time", async () => {
    const given = await give(await kbis());
    await Promise.all([again(given, good), again(given, good)]);
    expect(await auditOf(given)).toHaveLength(1);
  });

  it("stays for a person when it takes more than it is given: the job does not come again", async () => {
    const given = await give(await kbis());
    await again(given, unjudged);
    expect(await documentOf(given)).toMatchObject({ verdict: "unjudged" });
    expect(await auditOf(given)).toEqual([]);
  });

  it("gets the verdict of its worst file, and its dangers", async () => {
    const given = await give(await kbis(), await ordinaryPdf());
    await again(given, good, { verdict: "dangerous", pages: 1, dangers: ["launch"] });
    expect(await documentOf(given)).toMatchObject({
      verdict: "dangerous",
      pages: 3,
      dangers: ["launch"],
    });
  });

  it.each(["damaged", "password", "too-large", "not-what-it-says"] as const)(
    "is unreadable when it is found to be %s",
    async (verdict) => {
      const given = await give(await kbis());
      await again(given, { verdict });
      expect(await documentOf(given)).toMatchObject({ verdict: "unreadable", pages: null });
    },
  );

  it("is left alone once the customer has removed it", async () => {
    const given = await give(await kbis());
    expectOk(await takeAwayDocument(scene.domain, given.requestId, given.documentId));
    await again(given, good);
    expect(await auditOf(given)).toEqual([]);
  });
});

describe("a document whose reading takes too long", { timeout: 120_000 }, () => {
  const hanging = fileURLToPath(new URL("../../reader/testing/children", import.meta.url));

  it("is tried again, and left to a person at the last attempt", async () => {
    const given = await give(await kbis());
    const slow = createChildren(join(hanging, "hangs.mjs"));
    const quick = (order: Parameters<typeof slow.ask>[0]) => ({ ...order, timeoutMs: 300 });
    const children = {
      ask: (order: Parameters<typeof slow.ask>[0]) => slow.ask(quick(order)),
      askTwice: (order: Parameters<typeof slow.ask>[0]) => slow.askTwice(quick(order)),
    };
    const { services } = scriptedServices(scene);
    const settings = { ...services.settings, signatureAnchors: null };
    const means = { ...services, settings, store: world.store, children };
    const read = (attempts: number) => readDocumentJob(means, given, attempt(attempts));
    await expect(read(1)).rejects.toThrow("came late");
    expect(await documentOf(given)).toMatchObject({ reading: "waiting" });
    await withLimit("lateReadingAttempts", 5, async () => {
      await expect(read(4)).rejects.toThrow("came late");
    });
    await read(3);
    expect(await documentOf(given)).toMatchObject({ reading: "failed" });
  });
});
