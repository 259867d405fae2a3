import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { listUnread, listUnscanned } from "#db/documents.server.ts";
import { documents } from "#db/schema/documents.ts";
import { carryTo, endConfirmationTime, endDelay } from "#tests/support/scenario/cases.ts";
import { countRows, expectOk, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { addDocument, takeAwayDocument } from "./give-documents.server.ts";
import { purgeDocuments } from "./purge-documents.server.ts";
import { readDocument } from "./read-document.server.ts";

const scenes: Scene[] = [];
let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  scenes.push(scene);
});
afterAll(async () => {
  for (const opened of scenes) await opened.close();
});

function storeThat(failsAt = Infinity) {
  const deleted: string[] = [];
  return {
    deleted,
    delete: (key: string) => {
      if (deleted.length === failsAt) return Promise.reject(new Error("the process was killed"));
      deleted.push(key);
      return Promise.resolve();
    },
  };
}

const purge = (store = storeThat()) => purgeDocuments(scene.domain, store);

async function documentOf(id: RequestId) {
  const [stored] = await scene.domain.db
    .select()
    .from(documents)
    .where(sql`${documents.requestId} = ${id}`);
  if (!stored) throw new Error("there is no paper");
  return stored;
}

async function age(id: RequestId, days: number) {
  const back = sql`make_interval(days => ${days}::int)`;
  await scene.domain.db.execute(
    sql`update requests set decided_at = decided_at - ${back}, updated_at = updated_at - ${back}
      where id = ${id}`,
  );
  await scene.domain.db.execute(
    sql`update documents set received_at = received_at - ${back}, removed_at = removed_at - ${back}
      where request_id = ${id}`,
  );
}

async function withDocument(status: Status, days: number) {
  const { id } = await carryTo(scene, "organisation.retired", status);
  await age(id, days);
  return id;
}

async function readIt(stored: DocumentId) {
  const { db } = scene.domain;
  await db.execute(
    sql`update documents set text_key = 'derived/text.json', reading = 'done',
      facts = '[{"name": "siren", "value": "732829320", "page": 1, "box": null, "confidence": 1}]'
      where id = ${stored}`,
  );
  await db.execute(
    sql`insert into document_pages values (${stored}, 1, 595, 842, 1000, 1414, 'derived/page-1.jpg',
      repeat('a', 16), 'text', null)`,
  );
}

describe("documents past their retention", () => {
  it.each([
    ["applied", 29, false],
    ["applied", 31, true],
    ["rejected", 29, false],
    ["rejected", 31, true],
    ["withdrawn", 14, false],
    ["withdrawn", 16, true],
    ["expired", 0, true],
    ["submitted", 400, false],
    ["approved", 400, false],
    ["started", 14, false],
  ] as const)(
    "of a request that was %s %i days ago: erased is %s",
    async (status, days, erased) => {
      const id = await withDocument(status, days);
      expect((await purge()).documents).toBe(erased ? 1 : 0);
      expect((await documentOf(id)).purgedAt !== null).toBe(erased);
    },
  );

  it.each([
    [29, false],
    [31, true],
  ] as const)(
    "of a request that nobody confirmed, %i days ago: erased is %s",
    async (days, erased) => {
      const { id } = await carryTo(scene, "organisation.acquired", "approved", {
        knownPhone: null,
      });
      await endDelay(scene, id);
      expectOk(await applyRequest(scene.domain, id));
      await endConfirmationTime(scene, id);
      expectOk(await applyRequest(scene.domain, id));
      await age(id, days);
      expect((await purge()).documents).toBe(erased ? 1 : 0);
    },
  );

  it("keep hash, kind, facts and verdict, and nothing else", async () => {
    const id = await withDocument("applied", 31);
    const before = await documentOf(id);
    await readIt(before.id);
    await scene.domain.db.execute(
      sql`update documents set explanation = 'My brother Paul sold it.' where id = ${before.id}`,
    );
    const store = storeThat();
    const report = await purge(store);
    expect(store.deleted).toHaveLength(3);
    expect(store.deleted).toEqual(
      expect.arrayContaining(["derived/text.json", "derived/page-1.jpg"]),
    );
    expect(report).toMatchObject({ requests: 1, documents: 1, bytes: before.size, objects: 3 });
    const { sha256, kind, verdict } = before;
    expect(await documentOf(id)).toMatchObject({
      sha256,
      kind,
      verdict,
      label: "",
      explanation: null,
      textKey: null,
      facts: [{ name: "siren", value: "732829320" }],
    });
    expect(await countRows(scene, sql`document_files where object_key is not null`)).toBe(0);
    expect(await countRows(scene, sql`document_pages where picture_key is not null`)).toBe(0);
  });

  it("are no longer read or scanned for viruses, even if they still waited for it", async () => {
    const requestId = await withDocument("applied", 31);
    const { db } = scene.domain;
    await db.execute(sql`update documents set reading = 'waiting', scan = 'pending'`);
    expect([await listUnread(db), await listUnscanned(db)]).toMatchObject([[{}], [{}]]);
    await purge();
    expect([await listUnread(db), await listUnscanned(db)]).toEqual([[], []]);
    const { id: documentId } = await documentOf(requestId);
    const store = { read: () => expect.fail("read"), write: () => expect.fail("written") };
    const children = { compose: store.read, read: store.read, recognise: store.read };
    const means = { store, children: { ...children, signatures: store.read } };
    await readDocument(scene.domain, means, { requestId, documentId });
  });

  it("are reported in the audit trail, which stays intact", async () => {
    const id = await withDocument("applied", 31);
    await purge();
    const reports = sql`audit_events where action = 'papers-purged'`;
    expect(await countRows(scene, sql`${reports} and request_id = ${id}`)).toBe(1);
    expect(await countRows(scene, sql`${reports} and chain = 'system'`)).toBe(1);
    expect((await verifyAuditTrail(scene.domain.db)).faults).toEqual([]);
  });

  it("stay while the request is frozen or has an alert: they are evidence", async () => {
    const frozen = await withDocument("rejected", 400);
    const alarmed = await withDocument("applied", 400);
    const { db } = scene.domain;
    await db.execute(sql`update requests set frozen_at = now() where id = ${frozen}`);
    await db.execute(sql`update requests set alarmed_at = now() where id = ${alarmed}`);
    expect(await purge()).toMatchObject({ documents: 0, held: 2 });
  });

  it("are purged on time once the alert is settled", async () => {
    const [late, early] = [await withDocument("rejected", 31), await withDocument("rejected", 29)];
    const { db } = scene.domain;
    await db.execute(sql`update requests set frozen_at = now(), alert_settled_at = now()`);
    expect(await purge()).toMatchObject({ documents: 1, held: 0 });
    expect((await documentOf(late)).purgedAt).not.toBeNull();
    expect((await documentOf(early)).purgedAt).toBeNull();
  });

  it.each([0, 1, 2])(
    "are all purged in the end when the purge is killed after %i objects",
    async (at) => {
      for (let count = 0; count < 2; count += 1) {
        const id = await withDocument("applied", 31);
        const { id: stored } = await documentOf(id);
        if (count === 0) await readIt(stored);
      }
      const [first, second] = [storeThat(at), storeThat()];
      await expect(purge(first)).rejects.toThrow("killed");
      expect((await purge(second)).objects).toBe(4 - at);
      expect(new Set([...first.deleted, ...second.deleted]).size).toBe(4);
      expect(await countRows(scene, sql`doomed_objects`)).toBe(0);
      expect((await purge()).documents).toBe(0);
    },
  );
});

describe("a document that the customer removed", () => {
  async function takeAway(id: RequestId) {
    const { id: stored } = await documentOf(id);
    expectOk(await takeAwayDocument(scene.domain, id, stored));
  }

  it("from a draft is purged after a day", async () => {
    const id = await withDocument("started", 0);
    await takeAway(id);
    expect((await purge()).documents).toBe(0);
    await age(id, 2);
    expect((await purge()).documents).toBe(1);
  });

  it("after staff saw it stays as long as the request's documents", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "returned", {
      steps: ["documents"],
    });
    await takeAway(id);
    await age(id, 10);
    expect((await purge()).documents).toBe(0);
  });

  it("stays when it is infected, until the request's documents are purged", async () => {
    const id = await withDocument("started", 0);
    await scene.domain.db.execute(
      sql`update documents set scan = 'found', scan_finding = 'x', removed_at = now()
        where request_id = ${id}`,
    );
    await age(id, 5);
    expect((await purge()).documents).toBe(0);
  });

  it("can be given again after the purge", async () => {
    const id = await withDocument("started", 0);
    const before = await documentOf(id);
    await takeAway(id);
    await age(id, 2);
    await purge();
    const file = {
      label: "again.pdf",
      format: "pdf",
      objectKey: "documents/again",
      size: before.size,
      sha256: before.sha256,
    } as const;
    const judged = { verdict: "good", dangers: [], pages: 1, scan: "not-configured" } as const;
    const stored = { kind: "kbis" as const, files: [file] as const, ...judged };
    expect((await addDocument(scene.domain, id, stored)).ok).toBe(true);
  });
});
