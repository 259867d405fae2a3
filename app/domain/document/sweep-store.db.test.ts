import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { countRows, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { startS3, type TestS3 } from "#tests/support/vendors/s3.ts";
import { sweepStore } from "./sweep-store.server.ts";

let s3: TestS3;
let scene: Scene;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene.close();
  for (const key of await s3.keys()) await s3.store.delete(key);
});

const minute = 60_000;
const hour = 60 * minute;

/**
 * Negative, so every object is old enough even if the clocks of store and database differ a little.
 */
const sweep = (
  olderThanMs = -minute,
  store: Parameters<typeof sweepStore>[0]["store"] = s3.store,
) => sweepStore({ db: scene.domain.db, store }, { olderThanMs });

const put = (key: string) =>
  s3.store.write(key, Readable.from([Buffer.from("12345")]), { contentType: "application/pdf" });

async function putAll(keys: readonly string[]) {
  for (const key of keys) await put(key);
}

async function documentOf(requestId: RequestId) {
  const [document] = await scene.domain.db.execute<{ id: string; key: string }>(
    sql`select d.id, f.object_key as key from documents d
      join document_files f on f.document_id = d.id where d.request_id = ${requestId}`,
  );
  return document ?? expect.fail("there is no paper");
}

async function pointedAt(): Promise<string[]> {
  const { db } = scene.domain;
  const { id: requestId } = await carryTo(scene, "organisation.retired", "submitted");
  const { id, key } = await documentOf(requestId);
  const made = (name: string) => `derived/${requestId}/${id}/${name}`;
  await db.execute(
    sql`update documents set reading = 'done', text_key = ${made("text.json")},
      composition_key = ${made("composition.pdf")} where id = ${id}`,
  );
  await db.execute(
    sql`insert into document_pages values (${id}, 1, 595, 842, 1000, 1414, ${made("page-1.jpg")},
      repeat('a', 16), 'text', null)`,
  );
  await db.execute(sql`insert into doomed_objects (key) values ('documents/doomed')`);
  const derived = ["text.json", "composition.pdf", "page-1.jpg"].map(made);
  return [key, ...derived, "documents/doomed"];
}

describe("the sweep of the store", () => {
  it("deletes objects that no row refers to, and no others", async () => {
    const kept = await pointedAt();
    const [requestId = ""] = kept[1]?.split("/").slice(1) ?? [];
    const strays = ["documents/stray", `derived/${requestId}/another/page-1.jpg`, "derived/x"];
    await putAll([...kept, ...strays]);
    expect(await sweep()).toEqual({ objects: 3, bytes: 15, uploads: 0 });
    expect(await s3.keys()).toEqual([...kept].sort());
    expect(await sweep()).toEqual({ objects: 0, bytes: 0, uploads: 0 });
  });

  it("keeps the results of a reading in progress, because its row is written last", async () => {
    const { id: requestId } = await carryTo(scene, "organisation.retired", "submitted");
    const { id, key } = await documentOf(requestId);
    const made = `derived/${requestId}/${id}/page-1.jpg`;
    await putAll([key, made]);
    await scene.domain.db.execute(sql`update documents set reading = 'waiting'`);
    await sweep();
    expect(await s3.keys()).toContain(made);
    await scene.domain.db.execute(sql`update documents set reading = 'failed'`);
    await sweep();
    expect(await s3.keys()).toEqual([key]);
  });

  it("keeps the objects of others in the same bucket", async () => {
    await putAll(["anchors/2026-11-25", "documents-of-others/1"]);
    expect((await sweep()).objects).toBe(0);
    expect(await s3.keys()).toHaveLength(2);
  });

  it("keeps recent objects: an upload in progress has its object before its row", async () => {
    const underWay = new Readable({ read: () => undefined });
    underWay.push(Buffer.alloc(9 * 1024 * 1024));
    const written = s3.store.write("documents/under-way", underWay, { contentType: "image/png" });
    await expect.poll(() => s3.openUploads()).toEqual(["documents/under-way"]);
    await putAll(["documents/without-row-yet"]);
    expect(await sweep(hour)).toEqual({ objects: 0, bytes: 0, uploads: 0 });
    underWay.push(null);
    await written;
    expect(await s3.keys()).toEqual(["documents/under-way", "documents/without-row-yet"]);
  });

  it("aborts uploads that were never finished", async () => {
    const stuck = new Readable({ read: () => undefined });
    stuck.push(Buffer.alloc(9 * 1024 * 1024));
    const written = s3.store.write("documents/stuck", stuck, { contentType: "image/png" });
    const failed = expect(written).rejects.toThrow();
    await expect.poll(() => s3.openUploads()).toEqual(["documents/stuck"]);
    expect((await sweep()).uploads).toBe(1);
    expect(s3.openUploads()).toEqual([]);
    stuck.push(null);
    await failed;
  });

  it("deletes many objects batch by batch, and continues after being killed", async () => {
    const strays = Array.from({ length: 1_100 }, (_, at) => `documents/${String(at)}`);
    for (let at = 0; at < strays.length; at += 100) {
      await Promise.all(strays.slice(at, at + 100).map(put));
    }
    let deleted = 0;
    const dying = {
      list: (prefix: string) => s3.store.list(prefix),
      abortUnfinished: (before: Date) => s3.store.abortUnfinished(before),
      delete: (key: string) => {
        if (deleted === 700) return Promise.reject(new Error("the process was killed"));
        deleted += 1;
        return s3.store.delete(key);
      },
    };
    await expect(sweep(-minute, dying)).rejects.toThrow("killed");
    expect(await s3.keys()).toHaveLength(400);
    expect((await sweep()).objects).toBe(400);
    expect(await s3.keys()).toEqual([]);
  }, 60_000);

  it("is reported in the audit trail, which stays intact", async () => {
    await putAll(["documents/stray"]);
    await sweep();
    const reports = sql`audit_events where action = 'store-swept' and chain = 'system'
      and details @> '{"objects": 1, "bytes": 5, "uploads": 0}'`;
    expect(await countRows(scene, reports)).toBe(1);
    expect((await verifyAuditTrail(scene.domain.db)).faults).toEqual([]);
  });
});
