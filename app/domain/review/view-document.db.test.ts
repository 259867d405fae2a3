import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { listAuditEvents, verifyAuditTrail } from "#db/audit-events.server.ts";
import { lockRequest } from "#db/requests.server.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  insertShownDocument,
  kbisShown,
  storeInMemory,
} from "#tests/support/scenario/documents-shown.ts";
import {
  atOnce,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { findDocument } from "./find-document.server.ts";
import { loadCase } from "./load-case.server.ts";
import { openOriginal } from "./open-original.server.ts";
import { openPicture, openText } from "./open-picture.server.ts";
import { showPages } from "./show-pages.server.ts";
import { viewDocument } from "./view-document.server.ts";

const store = storeInMemory();
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

type Columns = Parameters<typeof insertShownDocument>[2];

async function given(columns: Columns = kbisShown()) {
  const { id } = await carryTo(scene, "organisation.retired", "submitted");
  const means = { ...scene.domain, store };
  const document = await insertShownDocument(means, id, columns);
  const { reference } = await requestOf(scene, id);
  const order = { reference, id: document.id, staffId: scene.reviewer };
  return { request: id, means, document, order };
}

const opening = { query: "", goesOn: false };

async function trailOf(id: RequestId) {
  const events = await listAuditEvents(scene.domain.db, id);
  const ofDocuments = events.filter(({ action }) => /^document-(viewed|downloaded)$/.test(action));
  return ofDocuments.map(({ action, actor, details }) => [action, actor, details.document]);
}

describe("viewing a document", () => {
  it("shows its pages, facts and search hits, and is on the audit trail at each opening", async () => {
    const { request, means, document, order } = await given();
    await viewDocument(means, order, opening);
    const viewed = await viewDocument(means, order, { ...opening, query: "lyon" });
    if (!viewed.ok) throw new Error(viewed.refusal);
    const { pages, hits, comparisons, hasText } = viewed.value;
    expect(pages.map(({ page, hasPicture }) => [page, hasPicture])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(hits?.map(({ page }) => page)).toEqual([1, 1, 1, 2]);
    expect(comparisons.map(({ id }) => id)).toEqual(["name", "contact", "new-contact"]);
    expect(hasText).toBe(true);
    const event = ["document-viewed", `staff:${scene.reviewer}`, document.id];
    expect(await trailOf(request)).toEqual([event, event]);
  });

  it("does not wait for a decision on the same request, which waits for the view's audit event", async () => {
    const { request, means, order } = await given();
    await scene.domain.db.transaction(async (tx) => {
      await lockRequest(tx, request);
      expect((await viewDocument(means, order, opening)).ok).toBe(true);
    });
  });

  it("continuously counts as one view until ten minutes have passed", async () => {
    const { request, means, order } = await given();
    await viewDocument(means, order, opening);
    await viewDocument(means, order, { query: "lyon", goesOn: true });
    await openPicture(means, { ...order, page: 2 });
    await openText(means, order);
    expect(await trailOf(request)).toHaveLength(1);
    await elevenMinutesPass(request);
    await openPicture(means, { ...order, page: 2 });
    expect(await trailOf(request)).toHaveLength(2);
  });

  it("page by page without the viewer is one view per person and document, even with concurrent requests", async () => {
    const { request, means, order } = await given();
    await atOnce(12, (index) => openPicture(means, { ...order, page: (index % 2) + 1 }));
    await openPicture(means, { ...order, page: 1, staffId: scene.inviter });
    expect((await trailOf(request)).map(([, actor]) => actor)).toEqual([
      `staff:${scene.reviewer}`,
      `staff:${scene.inviter}`,
    ]);
    const { faults } = await verifyAuditTrail(scene.domain.db);
    expect(faults.filter(({ chain }) => chain === request)).toEqual([]);
  });

  it("on the request's own page also counts as a view", async () => {
    const { request, order } = await given();
    const found = await loadCase(scene.domain, order.reference, scene.reviewer);
    const document = found?.documents.find(({ id }) => id === order.id);
    if (!found || !document) throw new Error("the paper is not on the case");
    expect(document).toMatchObject({ hasPicture: true, files: 1, reading: "done" });
    const { pages } = await showPages(scene.domain, found, document, scene.reviewer);
    expect(pages).toHaveLength(2);
    expect(await trailOf(request)).toHaveLength(1);
  });

  it("serves only pictures and text, whatever the store contains", async () => {
    const { means, order, document } = await given();
    const picture = await openPicture(means, { ...order, page: 1 });
    expect(picture.ok && picture.value.contentType).toBe("image/jpeg");
    const words = await openText(means, order);
    expect(words.ok && (await text(words.value.body))).toContain("R.C.S.");
    await scene.domain.db.execute(
      sql`update document_pages set picture_key = (
        select object_key from document_files where document_id = ${document.id}
      ) where document_id = ${document.id} and page = 1`,
    );
    expect(refusalOf(await openPicture(means, { ...order, page: 1 }))).toBe("not-found");
    expect(refusalOf(await openPicture(means, { ...order, page: 3 }))).toBe("not-found");
  });
});

/** The trail is append-only, so its trigger is disabled to move the events into the past. */
async function elevenMinutesPass(id: RequestId) {
  await scene.domain.db.execute(sql`alter table audit_events disable trigger user`);
  await scene.domain.db.execute(
    sql`update audit_events set at = at - interval '11 minutes' where request_id = ${id}`,
  );
  await scene.domain.db.execute(sql`alter table audit_events enable trigger user`);
}

describe("the original", () => {
  it("has the exact bytes, our own name and type, and every download on the audit trail", async () => {
    const { request, means, document, order } = await given();
    const opened = await openOriginal(means, { ...order, file: 1 });
    if (!opened.ok) throw new Error(opened.refusal);
    expect(await buffer(opened.value.body)).toEqual(document.bytes);
    expect(opened.value).toMatchObject({
      contentType: "application/pdf",
      name: `${order.reference}-kbis.pdf`,
      size: document.bytes.length,
    });
    await openOriginal(means, { ...order, file: 1 });
    const event = ["document-downloaded", `staff:${scene.reviewer}`, document.id];
    expect(await trailOf(request)).toEqual([event, event]);
  });

  it("of pictures is also available as the one PDF made from them, also on the audit trail", async () => {
    const compositionKey = "derived/composition.pdf";
    await store.write(compositionKey, Readable.from([Buffer.from("%PDF-1.7 all")]), {
      contentType: "application/pdf",
    });
    const { request, means, document, order } = await given({ ...kbisShown(), compositionKey });
    const opened = await openOriginal(means, { ...order, file: "composition" });
    if (!opened.ok) throw new Error(opened.refusal);
    expect(await text(opened.value.body)).toBe("%PDF-1.7 all");
    expect(opened.value).toMatchObject({ size: 12, name: `${order.reference}-kbis.pdf` });
    expect(await trailOf(request)).toEqual([
      ["document-downloaded", `staff:${scene.reviewer}`, document.id],
    ]);
  });

  it("consists only of the uploaded files", async () => {
    const { request, means, order } = await given();
    for (const file of [0, 2, NaN, "composition"] as const) {
      expect(refusalOf(await openOriginal(means, { ...order, file }))).toBe("not-found");
    }
    expect(await trailOf(request)).toEqual([]);
  });
});

describe("a document that cannot be opened", () => {
  const ways = ["viewer", "picture", "text", "original"] as const;
  type Given = Awaited<ReturnType<typeof given>>;
  const openBy = ({ means, order }: Given, changes: Partial<Given["order"]> = {}) => {
    const other = { ...order, ...changes };
    return {
      viewer: () => viewDocument(means, other, opening),
      picture: () => openPicture(means, { ...other, page: 1 }),
      text: () => openText(means, other),
      original: () => openOriginal(means, { ...other, file: 1 }),
    };
  };

  const states: [string, string, Columns][] = [
    ["the antivirus found something", "infected", found()],
    ["its files are erased", "purged", { ...kbisShown(), textKey: null, purgedAt: new Date() }],
    ["the customer took it back", "not-found", { ...kbisShown(), removedAt: new Date() }],
  ];
  it.each(states)("because %s: %s, nothing recorded", async (_, refusal, columns) => {
    const one = await given(columns);
    for (const way of ways) expect(refusalOf(await openBy(one)[way]()), way).toBe(refusal);
    expect(refusalOf(await findDocument(scene.domain, one.order))).toBe(refusal);
    expect(await trailOf(one.request)).toEqual([]);
  });

  it("because it belongs to another request or to none: not found, nothing recorded", async () => {
    const [one, other] = [await given(), await given()];
    for (const changes of [{ reference: other.order.reference }, { reference: "ZZZZ-ZZZZ" }]) {
      for (const way of ways) {
        expect(refusalOf(await openBy(one, changes)[way]()), way).toBe("not-found");
      }
    }
    expect([...(await trailOf(one.request)), ...(await trailOf(other.request))]).toEqual([]);
  });

  it("is listed separately when infected, and not at all when the customer removed it", async () => {
    const { means, request, order, document } = await given(found());
    await insertShownDocument(means, request, { removedAt: new Date() });
    const listed = await loadCase(scene.domain, order.reference, scene.reviewer);
    expect(listed?.infected.map(({ id, scanFinding }) => [id, scanFinding])).toEqual([
      [document.id, "Eicar"],
    ]);
    expect(listed?.documents.map(({ kind }) => kind)).toEqual(["minutes"]);
  });

  function found(): Columns {
    return { ...kbisShown(), scan: "found", scanFinding: "Eicar", removedAt: new Date() };
  }
});
