import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeAwayDocument } from "#app/domain/document/give-documents.server.ts";
import { listRefusedDocuments } from "#app/domain/document/refused-documents.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { documentsOf } from "#app/domain/journey/answers.server.ts";
import { listAllReasons } from "#app/domain/reason/list-reasons.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import { listReviews } from "#db/reviews.server.ts";
import { carryTo, seenBy } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { judgeByStaff, type VerdictOrder } from "./judge-by-staff.server.ts";
import { loadCase } from "./load-case.server.ts";
import { requestChanges } from "./request-changes.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const retired = () => carryTo(scene, "organisation.retired", "submitted");

async function documentOf(id: RequestId) {
  const [document] = await listDocuments(scene.domain.db, id);
  if (!document) throw new Error("no document was given");
  return document;
}

async function judge(id: RequestId, changes: Partial<VerdictOrder> = {}) {
  const { id: documentId } = await documentOf(id);
  const order = { requestId: id, documentId, staffId: scene.reviewer, comment: "", reasonId: "" };
  return judgeByStaff(scene.domain, { ...order, verdict: "refused", ...changes });
}

async function tooOld() {
  const found = (await listAllReasons(scene.domain)).find(
    ({ kind, nature }) => kind === "document" && nature === "outdated",
  );
  if (!found) throw new Error("there is no such reason");
  return found;
}

async function caseOf(id: RequestId) {
  const found = await loadCase(
    scene.domain,
    (await requestOf(scene, id)).reference,
    scene.reviewer,
  );
  if (!found) throw new Error("the case is gone");
  return found;
}

describe("a member's verdict on a document", () => {
  it("is shown in the case, is audited and leaves the version as it is", async () => {
    const { id } = await retired();
    const { version } = await requestOf(scene, id);
    const reason = await tooOld();
    expectOk(await judge(id, { reasonId: reason.id, comment: "Il date de mars." }));
    const { id: documentId } = await documentOf(id);
    expect((await caseOf(id)).context.verdicts[documentId]).toMatchObject({
      verdict: "refused",
      comment: "Il date de mars.",
      reason: { textFr: reason.textFr },
    });
    expect((await requestOf(scene, id)).version).toBe(version);
    const event = sql`audit_events where request_id = ${id} and action = 'document-refused'
      and details->>'reason' like '%Il date de mars.'`;
    expect(await countRows(scene, event)).toBe(1);
  });

  it("can be changed, and the last one counts", async () => {
    const { id } = await retired();
    expectOk(await judge(id, { comment: "Illisible." }));
    expectOk(await judge(id, { verdict: "accepted", reasonId: (await tooOld()).id }));
    const { id: documentId } = await documentOf(id);
    expect((await caseOf(id)).context.verdicts[documentId]).toMatchObject({
      ...{ verdict: "accepted", reason: null, comment: null },
    });
    expect(await countRows(scene, sql`document_verdicts where request_id = ${id}`)).toBe(2);
  });

  it("needs a reason or a comment for a refusal, a known reason, and the right to handle", async () => {
    const { id } = await retired();
    expect(refusalOf(await judge(id))).toBe("verdict-reason-missing");
    const other = "00000000-0000-4000-8000-000000000000";
    expect(refusalOf(await judge(id, { reasonId: other }))).toBe("reason-unknown");
    const stranger = await documentOf((await retired()).id);
    expect(refusalOf(await judge(id, { documentId: stranger.id, comment: "x" }))).toBe("not-found");
    const auditor = await scene.addStaff();
    await scene.domain.db.execute(sql`update staff set roles = '{auditor}' where id = ${auditor}`);
    const byAuditor = { staffId: auditor, verdict: "accepted" } as const;
    expect(refusalOf(await judge(id, byAuditor))).toBe("not-permitted");
    const { id: decided } = await carryTo(scene, "organisation.retired", "rejected");
    expect(refusalOf(await judge(decided, { comment: "x" }))).toBe("wrong-status");
  });
});

describe("asking for changes after a document was refused", () => {
  async function sentBack() {
    const { id } = await retired();
    const reason = await tooOld();
    expectOk(await judge(id, { reasonId: reason.id, comment: "Il date de mars." }));
    const order = { ...(await seenBy(scene, id)), steps: ["documents"], message: "" } as const;
    expectOk(await requestChanges(scene.domain, order));
    return { id, reason };
  }

  it("names it with its reason in the message, even when nothing else is written", async () => {
    const { id, reason } = await sentBack();
    const [row] = await listReviews(scene.domain.db, id);
    const { label } = await documentOf(id);
    expect(row?.review.message).toBe(
      `«\u00a0${label}\u00a0»\u00a0: ${reason.textFr}\n\nIl date de mars.`,
    );
  });

  it("leaves it out when documents are not asked for", async () => {
    const { id } = await retired();
    expectOk(await judge(id, { comment: "Illisible." }));
    const order = {
      ...(await seenBy(scene, id)),
      steps: ["mobile"],
      message: "Le mobile.",
    } as const;
    expectOk(await requestChanges(scene.domain, order));
    const [row] = await listReviews(scene.domain.db, id);
    expect(row?.review.message).toBe("Le mobile.");
  });

  it("shows the customer the reason beside just that document, until it is replaced", async () => {
    const { id, reason } = await sentBack();
    const request = await requestOf(scene, id);
    const account = await findAccount(scene.domain.db, request.accountId);
    const given = await documentsOf(scene.domain, { request, account });
    expect(given.map(({ refused }) => refused)).toEqual([`${reason.textFr}\n\nIl date de mars.`]);
    expectOk(await takeAwayDocument(scene.domain, id, (await documentOf(id)).id));
    expect(await listRefusedDocuments(scene.domain.db, request, "fr")).toEqual([]);
  });
});
