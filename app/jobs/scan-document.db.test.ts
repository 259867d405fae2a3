import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDocument } from "#app/domain/document/give-documents.server.ts";
import { recordScan } from "#app/domain/document/record-scan.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { editableSteps } from "#app/domain/request/steps.ts";
import type { ScanResult } from "#app/providers/antivirus/antivirus.ts";
import type { Services } from "#app/services.server.ts";
import { listDocuments, listInfected } from "#db/documents.server.ts";
import { approve, carryTo, sendBack } from "#tests/support/scenario/cases.ts";
import {
  atOnce,
  countRows,
  expectOk,
  leaveUnread,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { scanDocument, scanPending } from "./scan-document.server.ts";

const clean = { result: "clean" } as const;
const found = { result: "found", finding: "Passerelle.Test" } as const;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function waitingDocument(id: RequestId) {
  await scene.domain.db.execute(
    sql`update documents set scan = 'pending' where request_id = ${id}`,
  );
  const [document] = await listDocuments(scene.domain.db, id);
  if (!document) throw new Error("there is no paper");
  return { requestId: id, documentId: document.id };
}

function services(scan: () => Promise<ScanResult>): Services {
  const store = { read: () => Promise.resolve(Readable.from([Buffer.from("a Kbis")])) };
  return { ...scene.domain, store, scanner: { scan } } as unknown as Services;
}

const jobsFor = (documentId: string) =>
  countRows(scene, sql`graphile_worker.jobs where key = ${`scan:${documentId}`}`);

describe("a document under review that waits for the antivirus", () => {
  let id: RequestId;
  let document: Awaited<ReturnType<typeof waitingDocument>>;
  beforeEach(async () => {
    ({ id } = await carryTo(scene, "organisation.retired", "submitted"));
    document = await waitingDocument(id);
  });
  const tryApproval = async () => {
    await leaveUnread(scene, id);
    return approve(scene, id);
  };

  it("prevents the approval until it is clean", async () => {
    await scene.domain.db.execute(
      sql`update requests set contact_proved_at = now() where id = ${id}`,
    );
    expect(refusalOf(await tryApproval())).toBe("scan-pending");
    await scanDocument(
      services(() => Promise.resolve(clean)),
      document,
    );
    expectOk(await approve(scene, id));
  });

  it("stays waiting while the antivirus is unavailable, and the job is retried", async () => {
    const away = services(() => Promise.reject(new Error("ECONNREFUSED")));
    await expect(scanDocument(away, document)).rejects.toThrow("ECONNREFUSED");
    const [still] = await listDocuments(scene.domain.db, id);
    expect(still).toMatchObject({ scan: "pending", scannedAt: null });
    await scanPending(away);
    await scanPending(away);
    expect(await jobsFor(document.documentId)).toBe(1);
  });

  it("is removed from the request when infected, which prevents the approval", async () => {
    const before = await requestOf(scene, id);
    await scanDocument(
      services(() => Promise.resolve(found)),
      document,
    );
    expect(await listDocuments(scene.domain.db, id)).toEqual([]);
    expect(await listInfected(scene.domain.db, id)).toMatchObject([
      { id: document.documentId, scan: "found", scanFinding: "Passerelle.Test" },
    ]);
    expect((await requestOf(scene, id)).version).toBeGreaterThan(before.version);
    await scene.domain.db.execute(
      sql`update requests set contact_proved_at = now() where id = ${id}`,
    );
    expect(refusalOf(await tryApproval())).toBe("documents-missing");
  });

  it("is not scanned once it is purged", async () => {
    await scene.domain.db.execute(
      sql`update documents set purged_at = now() where id = ${document.documentId}`,
    );
    const asked = services(() => expect.fail("it was scanned"));
    await scanPending(asked);
    expect(await jobsFor(document.documentId)).toBe(0);
    await scanDocument(asked, document);
  });

  it("is settled once among twenty concurrent scan results", async () => {
    const words = await atOnce(20, (index) =>
      recordScan(scene.domain, document, index % 2 ? found : clean),
    );
    expect(tally(words)).toEqual({ accepted: 1, settled: 19 });
  });
});

describe("a document from a customer", () => {
  it("is blocked when infected, and its step reopens", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "started");
    const document = await waitingDocument(id);
    expectOk(await recordScan(scene.domain, document, found));
    expect((await requestOf(scene, id)).stepsDone).not.toContain("documents");
  });

  it("is asked for again when infected, even if the customer was sent back for other steps only", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    const document = await waitingDocument(id);
    expectOk(await sendBack(scene, id, ["mobile"]));
    expectOk(await recordScan(scene.domain, document, found));
    expect(editableSteps(await requestOf(scene, id))).toContain("documents");
  });

  it("is asked for, whatever steps staff name, if it was found infected before", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    expectOk(await recordScan(scene.domain, await waitingDocument(id), found));
    expectOk(await sendBack(scene, id, ["mobile"]));
    const { stepsDone, ...request } = await requestOf(scene, id);
    expect(editableSteps({ stepsDone, ...request })).toContain("documents");
    expect(stepsDone).not.toContain("documents");
  });

  it("has a scan job from the start, and none without an antivirus", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "started");
    const give = async (scan: "pending" | "not-configured", digit: string) => {
      const objectKey = `documents/${id}/${digit}`;
      const file = { label: "a.pdf", format: "pdf", objectKey, size: 1 } as const;
      const judged = { verdict: "good", dangers: [], pages: 1, scan } as const;
      const files = [{ ...file, sha256: digit.repeat(64) }] as const;
      return expectOk(await addDocument(scene.domain, id, { kind: "minutes", files, ...judged }));
    };
    expect(await jobsFor((await give("pending", "a")).id)).toBe(1);
    expect(await jobsFor((await give("not-configured", "b")).id)).toBe(0);
  });
});
