import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeAttachments } from "#app/domain/document/attachments.server.ts";
import { purgeDocuments } from "#app/domain/document/purge-documents.server.ts";
import { recordScan } from "#app/domain/document/record-scan.server.ts";
import { documentEntries } from "#app/domain/evidence/documents-in-evidence.server.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import type { Scanner } from "#app/providers/antivirus/antivirus.ts";
import type { Verdict } from "#app/reader/verdict.ts";
import { listGivenElsewhere } from "#db/answer-origins.server.ts";
import { hasCustomerActedSince, listAuditEvents } from "#db/audit-events.server.ts";
import { findSentFile, listAttached, listDocuments } from "#db/documents.server.ts";
import { listNeighbours } from "#db/risk-facts.server.ts";
import { documents } from "#db/schema/documents.ts";
import { listSameFiles } from "#db/seen-elsewhere.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, reject } from "#tests/support/scenario/cases.ts";
import { storeInMemory } from "#tests/support/scenario/documents-shown.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { openSentFile } from "./open-sent-file.server.ts";
import { recordRead, threadForCustomer } from "./read-thread.server.ts";
import { tellThread } from "./tell-thread.server.ts";
import { writeByCustomer, writeByStaff } from "./write-message.server.ts";

const store = storeInMemory();
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const good: Verdict = { verdict: "good", pages: 1, dangers: [] };
const begin = async () => (await carryTo(scene, "organisation.acquired", "submitted")).id;

interface Sending {
  readonly verdict?: Verdict;
  readonly scan?: Scanner["scan"];
  readonly sha256?: string;
  readonly format?: "pdf" | "jpeg";
  readonly formId?: string;
  readonly text?: string;
}

async function judged(labels: readonly string[], sending: Sending = {}) {
  const { verdict = good, scan, format = "pdf" } = sending;
  const files = await Promise.all(
    labels.map(async (label) => {
      const tempPath = join(temporaryFolder(), "file");
      await writeFile(tempPath, label);
      const key = `documents/${randomUUID()}`;
      await store.write(key, Readable.from([Buffer.from(label)]), { contentType: "any/thing" });
      const sha256 = sending.sha256 ?? randomUUID().replaceAll("-", "").repeat(2);
      return { label, format, key, size: label.length, sha256, tempPath } as const;
    }),
  );
  const scanner = scan ? { scan } : null;
  return judgeAttachments({ scanner, judge: () => Promise.resolve(verdict), side: "staff" }, files);
}

async function send(requestId: RequestId, labels: readonly string[], sending: Sending = {}) {
  const { attachments } = await judged(labels, sending);
  const { text = "Voici le formulaire.", formId = randomUUID() } = sending;
  return writeByStaff(scene.domain, {
    ...{ requestId, staffId: scene.reviewer, text, formId, attachments },
  });
}

async function sendOne(requestId: RequestId, label: string, sending: Sending = {}) {
  expectOk(await send(requestId, [label], sending));
  const found = (await listAttached(scene.domain.db, requestId)).find((one) => one.label === label);
  return found?.id ?? expect.fail("no file");
}

const open = (requestId: RequestId, id: DocumentId) =>
  openSentFile({ db: scene.domain.db, store }, { requestId, id });
const filesOf = async (id: RequestId) =>
  (await threadForCustomer(scene.domain, id)).flatMap(({ files }) => files);
const away = () => Promise.reject(new Error("away"));

describe("a file that staff sent", () => {
  it("is downloaded by the customer byte for byte, under its name, and that is recorded once", async () => {
    const id = await begin();
    const file = await sendOne(id, "Formulaire d’accord.PDF");
    for (let time = 0; time < 2; time += 1) {
      const opened = expectOk(await open(id, file));
      expect((await buffer(opened.body)).toString()).toBe("Formulaire d’accord.PDF");
      expect(opened).toMatchObject({
        name: "Formulaire d’accord.pdf",
        contentType: "application/pdf",
        size: 23,
      });
    }
    const events = (await listAuditEvents(scene.domain.db, id)).filter(
      ({ action }) => action === "document-downloaded",
    );
    expect(events).toMatchObject([{ actor: "customer", details: { document: file } }]);
  });

  it("changes no answer when it is read and downloaded, so that staff can still take changes back", async () => {
    const id = await begin();
    const file = await sendOne(id, "a.pdf");
    const events = await listAuditEvents(scene.domain.db, id);
    const since = events.at(-1)?.at ?? expect.fail("no event");
    const hasActed = () => hasCustomerActedSince(scene.domain.db, id, since);
    await recordRead(scene.domain, id, { reader: "customer", actor: "customer" });
    expectOk(await open(id, file));
    expect(await hasActed()).toBe(false);
    expectOk(
      await writeByCustomer(scene.domain, {
        ...{ requestId: id, text: "Merci.", formId: randomUUID() },
      }),
    );
    expect(await hasActed()).toBe(true);
  });

  it("is none of another request, and what a customer sent is given to nobody", async () => {
    const [id, other] = [await begin(), await begin()];
    const file = await sendOne(id, "a.pdf");
    expect(refusalOf(await open(other, file))).toBe("not-found");
    const { attachments } = await judged(["identité.pdf"]);
    const order = { requestId: id, text: "Voici.", formId: randomUUID(), attachments };
    expectOk(await writeByCustomer(scene.domain, order));
    const own = (await listAttached(scene.domain.db, id)).find(({ label }) => label !== "a.pdf");
    expect(refusalOf(await open(id, own?.id ?? expect.fail("no file")))).toBe("not-found");
    const paper = (await listDocuments(scene.domain.db, id))[0];
    expect(refusalOf(await open(id, paper?.id ?? expect.fail("no paper")))).toBe("not-found");
  });

  it("waits for the antivirus that was away, and opens when it finds nothing", async () => {
    const id = await begin();
    const file = await sendOne(id, "plus-tard.pdf", { scan: away });
    expect(refusalOf(await open(id, file))).toBe("waiting");
    expect(await filesOf(id)).toMatchObject([{ state: "waiting" }]);
    const ids = { requestId: id, documentId: file };
    expectOk(await recordScan(scene.domain, ids, { result: "clean" }));
    expectOk(await open(id, file));
  });

  it("is closed when the antivirus finds something later", async () => {
    const id = await begin();
    const file = await sendOne(id, "virus.pdf", { scan: away });
    const ids = { requestId: id, documentId: file };
    expectOk(await recordScan(scene.domain, ids, { result: "found", finding: "Eicar" }));
    expect(refusalOf(await open(id, file))).toBe("infected");
    expect(await filesOf(id)).toMatchObject([{ state: "infected" }]);
  });

  it("waits for a verdict, and is closed by one that is not good", async () => {
    const id = await begin();
    const unjudged = { verdict: "unjudged", pages: null, dangers: [] } as const;
    const file = await sendOne(id, "lourd.pdf", { verdict: unjudged });
    expect(refusalOf(await open(id, file))).toBe("waiting");
    for (const verdict of ["dangerous", "unreadable", "blank"] as const) {
      await scene.domain.db.update(documents).set({ verdict }).where(eq(documents.id, file));
      expect(refusalOf(await open(id, file))).toBe("unfit");
    }
    expect(await filesOf(id)).toMatchObject([{ state: "unfit" }]);
    await scene.domain.db.update(documents).set({ verdict: "good" }).where(eq(documents.id, file));
    expectOk(await open(id, file));
  });

  it("is erased with the documents, and then no longer opens", async () => {
    const id = await begin();
    const file = await sendOne(id, "secret.pdf");
    const found = await findSentFile(scene.domain.db, id, file);
    expectOk(await reject(scene, id));
    expectOk(await open(id, file));
    await scene.domain.db.execute(
      sql`update requests set decided_at = now() - interval '400 days' where id = ${id}`,
    );
    await purgeDocuments(scene.domain, store);
    expect(refusalOf(await open(id, file))).toBe("purged");
    expect(await store.size(found?.file.objectKey ?? "")).toBeNull();
    expect(await filesOf(id)).toMatchObject([{ state: "purged", label: "" }]);
  });

  it("is in the evidence and among the attachments of the case", async () => {
    const id = await begin();
    await sendOne(id, "preuve.pdf");
    const entries = await documentEntries({ db: scene.domain.db, store }, id);
    expect(entries.map(({ name }) => name).join()).toContain("-attachment-01.pdf");
    const { reference } = await requestOf(scene, id);
    const found = await loadCase(scene.domain, reference, scene.reviewer);
    expect(found?.attachments.map(({ label }) => label)).toEqual(["preuve.pdf"]);
  });
});

describe("before a message of staff is written, of its files", () => {
  it.each(["damaged", "password", "not-what-it-says", "too-large"] as const)(
    "one that is %s is refused with all of them",
    async (verdict) => {
      const answer = await judged(["a.pdf"], { verdict: { verdict } });
      expect(answer).toEqual({
        attachments: [],
        refused: [{ label: "a.pdf", refusal: verdict }],
      });
    },
  );

  it.each(["dangerous", "unreadable", "blank"] as const)(
    "one that is %s is refused, because the customer could not open it",
    async (verdict) => {
      const answer = await judged(["a.pdf"], { verdict: { verdict, pages: 1, dangers: [] } });
      expect(answer).toEqual({ attachments: [], refused: [{ label: "a.pdf", refusal: "unfit" }] });
    },
  );

  it("one that is infected is refused with all of them", async () => {
    const scan = () => Promise.resolve({ result: "found", finding: "Eicar" } as const);
    expect(await judged(["a.pdf", "b.pdf"], { scan })).toMatchObject({
      attachments: [],
      refused: [{ refusal: "infected" }],
    });
  });

  it("pictures stay apart, so that each is downloaded as it is", async () => {
    const { attachments } = await judged(["1.jpg", "2.jpg"], { format: "jpeg" });
    expect(attachments.map(({ files }) => files.length)).toEqual([1, 1]);
  });
});

describe("a message of staff with files", () => {
  it("that is sent twice is written once, and stores its files once", async () => {
    const id = await begin();
    const formId = randomUUID();
    const sent = await Promise.all(
      ["a.pdf", "b.pdf"].map((label) => send(id, [label], { formId })),
    );
    expect(sent.map((one) => expectOk(one).isNew).sort()).toEqual([false, true]);
    expect(await filesOf(id)).toHaveLength(1);
  });

  it("does not use up the room of the customer, nor the other way round", async () => {
    const id = await begin();
    await withLimit("threadFilesPerRequest", 1, async () => {
      expectOk(await send(id, ["1.pdf"]));
      expect(refusalOf(await send(id, ["2.pdf"]))).toBe("thread-files-full");
      const { attachments } = await judged(["3.pdf"]);
      const order = { requestId: id, text: "Voici.", formId: randomUUID(), attachments };
      expectOk(await writeByCustomer(scene.domain, order));
    });
  });

  it("is refused for a suspended request and for one that is over, as without files", async () => {
    const [frozen, over] = [await begin(), await begin()];
    await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${frozen}`);
    expectOk(await reject(scene, over));
    expect(refusalOf(await send(frozen, ["a.pdf"]))).toBe("frozen");
    expect(refusalOf(await send(over, ["a.pdf"]))).toBe("thread-closed");
    expect([...(await filesOf(frozen)), ...(await filesOf(over))]).toEqual([]);
  });

  it.each([true, false])("has a mail that says whether there is a file: %s", async (hasFiles) => {
    const id = await begin();
    expectOk(await send(id, hasFiles ? ["a.pdf"] : []));
    expectOk(await tellThread(scene.domain, id));
    const told = sql`messages where request_id = ${id} and template = 'thread-message'
      and (details ->> 'hasFiles')::boolean = ${hasFiles}`;
    expect(await countRows(scene, told)).toBe(1);
  });

  it("is refused while a placeholder of a template stands in it, and other brackets are not", async () => {
    const id = await begin();
    for (const text of ["Bonjour, [votre question] ?", "Hello, [your question]?"])
      expect(refusalOf(await send(id, ["a.pdf"], { text }))).toBe("placeholder-left");
    expect(await filesOf(id)).toEqual([]);
    expectOk(await send(id, [], { text: "« le onze [sic] novembre »" }));
  });
});

describe("what staff sent is no document of the customer", () => {
  it("neither in the list of documents nor among those of another session", async () => {
    const id = await begin();
    const before = await listDocuments(scene.domain.db, id);
    const file = await sendOne(id, "notre.pdf");
    expect(await listDocuments(scene.domain.db, id)).toEqual(before);
    const elsewhere = await listGivenElsewhere(scene.domain.db, id, randomUUID() as never);
    expect(elsewhere.map((one) => one.id)).not.toContain(file);
  });

  it("nor seen elsewhere, when two customers got it and one gives it back", async () => {
    const [id, other] = [await begin(), await begin()];
    const sha256 = randomUUID().replaceAll("-", "").repeat(2);
    await sendOne(id, "notre.pdf", { sha256 });
    await sendOne(other, "notre.pdf", { sha256 });
    const [paper] = await listDocuments(scene.domain.db, id);
    await scene.domain.db.execute(
      sql`update document_files set sha256 = ${sha256} where document_id = ${paper?.id ?? ""}`,
    );
    expect(await listSameFiles(scene.domain.db, [id])).toEqual([]);
    expect(await listNeighbours(scene.domain.db, id)).not.toContain(other);
    // A document that another customer gave is still seen.
    const [theirs] = await listDocuments(scene.domain.db, other);
    await scene.domain.db.execute(
      sql`update document_files set sha256 = ${sha256} where document_id = ${theirs?.id ?? ""}`,
    );
    expect(await listSameFiles(scene.domain.db, [id])).toHaveLength(1);
    expect(await listNeighbours(scene.domain.db, id)).toContain(other);
  });
});
