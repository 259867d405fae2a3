import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addAttachments, judgeAttachments } from "#app/domain/document/attachments.server.ts";
import { takeAwayDocument } from "#app/domain/document/give-documents.server.ts";
import { purgeDocuments } from "#app/domain/document/purge-documents.server.ts";
import { recordScan } from "#app/domain/document/record-scan.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { judgeByStaff } from "#app/domain/review/judge-by-staff.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import type { ScanResult } from "#app/providers/antivirus/antivirus.ts";
import type { Verdict } from "#app/reader/verdict.ts";
import { listAttached, listDocuments } from "#db/documents.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, reject } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { findMessageRequest } from "./find-message-request.server.ts";
import { threadForCustomer } from "./read-thread.server.ts";
import { writeByCustomer } from "./write-message.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const good = { verdict: "good", pages: 1, dangers: [] } as const;

async function received(label: string) {
  const tempPath = join(temporaryFolder(), "file");
  await writeFile(tempPath, label);
  const sha256 = randomUUID().replaceAll("-", "").repeat(2);
  return { label, format: "pdf", key: `documents/${label}`, size: 10, sha256, tempPath } as const;
}

function scannerThat(answers: () => Promise<ScanResult>) {
  return { scan: answers } as unknown as Parameters<typeof judgeAttachments>[0]["scanner"];
}

interface Means {
  readonly verdict?: Verdict;
  readonly scanner?: ReturnType<typeof scannerThat>;
}

async function judged(labels: readonly string[], { verdict = good, scanner = null }: Means = {}) {
  const files = await Promise.all(labels.map(received));
  const judge = () => Promise.resolve(verdict);
  return judgeAttachments({ scanner, judge, side: "customer" }, files);
}

async function send(id: RequestId, labels: readonly string[], means: Means = {}) {
  const { attachments } = await judged(labels, means);
  const order = { requestId: id, text: "Voici les fichiers.", formId: randomUUID(), attachments };
  return writeByCustomer(scene.domain, order);
}

const begin = async () => (await carryTo(scene, "organisation.acquired", "submitted")).id;
const filesOf = async (id: RequestId) =>
  (await threadForCustomer(scene.domain, id)).flatMap(({ files }) => files);

it("Files go with their message, are read by the jobs of documents, and are no document", async () => {
  const id = await begin();
  const before = await listDocuments(scene.domain.db, id);
  expectOk(await send(id, ["statuts.pdf", "photo.pdf"]));
  const files = await listAttached(scene.domain.db, id);
  expect(files.map(({ label }) => label)).toEqual(["photo.pdf", "statuts.pdf"]);
  for (const { id: file } of files)
    expect(await countRows(scene, sql`graphile_worker.jobs where key = ${`read:${file}`}`)).toBe(1);
  expect(await listDocuments(scene.domain.db, id)).toEqual(before);
  const { reference } = await requestOf(scene, id);
  const found = await loadCase(scene.domain, reference, scene.reviewer);
  expect(found?.documents.map(({ kind }) => kind)).not.toContain("attachment");
  expect(found?.attachments.map(({ label }) => label).sort()).toEqual(["photo.pdf", "statuts.pdf"]);
  expect(await filesOf(id)).toMatchObject([{ state: "checked" }, { state: "checked" }]);
});

it("The same file may go with two messages", async () => {
  const id = await begin();
  const { attachments } = await judged(["deux-fois.pdf"]);
  for (const text of ["Un.", "Deux."]) {
    const order = { requestId: id, text, formId: randomUUID(), attachments };
    const files = attachments.map((one) => ({
      ...one,
      files: [{ ...one.files[0], objectKey: `documents/${text}` }] as const,
    }));
    expectOk(await writeByCustomer(scene.domain, { ...order, attachments: files }));
  }
  expect((await filesOf(id)).length).toBe(2);
});

it.each(["damaged", "password", "not-what-it-says"] as const)(
  "A file that is %s is refused with all that came with it",
  async (verdict) => {
    const { attachments, refused } = await judged(["a.pdf", "b.pdf"], { verdict: { verdict } });
    expect(attachments).toEqual([]);
    expect(refused[0]).toEqual({ label: "a.pdf", refusal: verdict });
  },
);

it("An infected file is refused with all that came with it", async () => {
  const scanner = scannerThat(() => Promise.resolve({ result: "found", finding: "Eicar" }));
  expect(await judged(["a.pdf", "b.pdf"], { scanner })).toEqual({
    attachments: [],
    refused: [{ label: "a.pdf", refusal: "infected" }],
  });
});

it("While the antivirus is away, the file waits, and a virus found later sets it aside alone", async () => {
  const id = await begin();
  const scanner = scannerThat(() => Promise.reject(new Error("away")));
  expectOk(await send(id, ["plus-tard.pdf"], { scanner }));
  const [file] = await listAttached(scene.domain.db, id);
  if (!file) return expect.fail("no file");
  expect(await filesOf(id)).toMatchObject([{ state: "waiting" }]);
  const { stepsDone, status } = await requestOf(scene, id);
  const ids = { requestId: id, documentId: file.id };
  expectOk(await recordScan(scene.domain, ids, { result: "found", finding: "Eicar" }));
  expect(await filesOf(id)).toMatchObject([{ state: "infected" }]);
  expect(await requestOf(scene, id)).toMatchObject({ stepsDone, status });
});

it("A virus in an attachment does not open the documents of a returned request again", async () => {
  const { id } = await carryTo(scene, "organisation.acquired", "returned", { steps: ["mobile"] });
  const scanner = scannerThat(() => Promise.reject(new Error("away")));
  expectOk(await send(id, ["virus.pdf"], { scanner }));
  const [file] = await listAttached(scene.domain.db, id);
  if (!file) return expect.fail("no file");
  const ids = { requestId: id, documentId: file.id };
  expectOk(await recordScan(scene.domain, ids, { result: "found", finding: "Eicar" }));
  expect((await requestOf(scene, id)).stepsAsked).toEqual(["mobile"]);
});

it("Too many files in one request are refused, and the message is not written", async () => {
  const id = await begin();
  await withLimit("threadFilesPerRequest", 2, async () => {
    expectOk(await send(id, ["1.pdf"]));
    expect(refusalOf(await send(id, ["2.pdf", "3.pdf"]))).toBe("thread-files-full");
    expectOk(await send(id, ["2.pdf"]));
  });
  const { documents } = scene.domain.rules;
  const domain = {
    ...scene.domain,
    rules: { ...scene.domain.rules, documents: { ...documents, maxRequestBytes: 25 } },
  };
  const { attachments } = await judged(["4.pdf"]);
  const order = { requestId: id, text: "Encore.", formId: randomUUID(), attachments };
  expect(refusalOf(await writeByCustomer(domain, order))).toBe("thread-files-full");
  expect((await threadForCustomer(scene.domain, id)).length).toBe(2);
});

it("A form that comes twice stores its files once, and says so", async () => {
  const id = await begin();
  const formId = randomUUID();
  const { attachments } = await judged(["une-fois.pdf"]);
  const order = { requestId: id, text: "Une fois.", formId, attachments };
  const sent = [
    expectOk(await writeByCustomer(scene.domain, order)),
    expectOk(await writeByCustomer(scene.domain, order)),
  ];
  expect(sent.map(({ isNew }) => isNew)).toEqual([true, false]);
  expect((await filesOf(id)).length).toBe(1);
});

it("An attachment can be neither removed as a document nor judged as one", async () => {
  const { id } = await carryTo(scene, "organisation.acquired", "returned", {
    steps: ["documents"],
  });
  expectOk(await send(id, ["reste.pdf"]));
  const [file] = await listAttached(scene.domain.db, id);
  if (!file) return expect.fail("no file");
  expectOk(await takeAwayDocument(scene.domain, id, file.id));
  expect((await filesOf(id)).length).toBe(1);
  const submitted = await begin();
  expectOk(await send(submitted, ["jugé.pdf"]));
  const [other] = await listAttached(scene.domain.db, submitted);
  if (!other) return expect.fail("no file");
  const order = { requestId: submitted, documentId: other.id, staffId: scene.reviewer };
  const verdict = { verdict: "accepted", reasonId: "", comment: "" } as const;
  expect(refusalOf(await judgeByStaff(scene.domain, { ...order, ...verdict }))).toBe("not-found");
});

it("The purge erases the file and its name with the documents", async () => {
  const id = await begin();
  expectOk(await send(id, ["secret.pdf"]));
  expectOk(await reject(scene, id));
  await scene.domain.db.execute(
    sql`update requests set decided_at = now() - interval '400 days' where id = ${id}`,
  );
  const deleted: string[] = [];
  const store = { delete: (key: string) => Promise.resolve(void deleted.push(key)) };
  await purgeDocuments(scene.domain, store);
  expect(deleted).toContain("documents/secret.pdf");
  expect(await filesOf(id)).toMatchObject([{ state: "purged", label: "" }]);
});

it("The database takes no attachment without a message", async () => {
  const id = await begin();
  const { attachments } = await judged(["sans.pdf"]);
  const of = { requestId: id, messageId: randomUUID(), sessionId: null };
  const written = scene.domain.db.transaction((tx) => addAttachments(tx, of, attachments));
  await expect(written).rejects.toThrow();
});

it("A session that does not exist may send no file", async () => {
  expect(await findMessageRequest(scene.domain, "invented")).toBeNull();
});
