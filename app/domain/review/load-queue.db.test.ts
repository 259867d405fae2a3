import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assignRequest } from "#app/domain/desk/assign-request.server.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { assessAgain } from "#app/domain/risk/assess-request.server.ts";
import { accounts } from "#db/schema/accounts.ts";
import { documents } from "#db/schema/documents.ts";
import { requests } from "#db/schema/requests.ts";
import { approve, carryTo } from "#tests/support/scenario/cases.ts";
import { expectOk, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { loadCase } from "./load-case.server.ts";
import { loadQueue } from "./load-queue.server.ts";
import { readFilters } from "./queue.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function rowOf(id: RequestId, viewer: StaffId = scene.reviewer) {
  const { reference } = await requestOf(scene, id);
  const filters = readFilters(new URLSearchParams());
  const asked = { filters, q: reference, after: null, viewer, sight: null };
  const { rows } = await loadQueue(scene.domain, asked);
  return rows[0] ?? expect.fail("the request is not in the queue");
}

/** As the job keeps it. */
async function assessed(id: RequestId) {
  await assessAgain(scene.domain, id);
  return rowOf(id);
}

const set = (id: RequestId, patch: Partial<typeof requests.$inferInsert>) =>
  scene.domain.db.update(requests).set(patch).where(eq(requests.id, id));

it("A row says what was last assessed, and contains no requested number", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  await set(id, {
    riskBand: "raised",
    riskPoints: 31,
    failingRules: 2,
    risks: ["no-telephone", "x"],
  });
  const row = await rowOf(id);
  expect(row).toMatchObject({ riskBand: "raised", riskPoints: 31, failingRules: 2 });
  expect(row.risks).toEqual(["no-telephone"]);
  const { mobile } = await requestOf(scene, id);
  expect(JSON.stringify(row)).not.toContain(mobile?.slice(-4));
});

it("A row says who has it, until when it can wait, and whether it is late", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  expect(await rowOf(id)).toMatchObject({ assignee: null, isOwn: false, isLate: false });
  const staffId = scene.reviewer;
  expectOk(await assignRequest(scene.domain, { requestId: id, staffId, assignee: staffId }));
  const dueAt = new Date("2026-01-05T10:00:00Z");
  await set(id, { dueAt });
  expect(await rowOf(id)).toMatchObject({
    assignee: "Dominique",
    isOwn: true,
    isLate: true,
    dueAt,
  });
  expect(await rowOf(id, scene.inviter)).toMatchObject({ isOwn: false });
});

it("The queue shows the rules that a request's documents fail, and follows the account", async () => {
  const { account, id } = await carryTo(scene, "organisation.retired", "submitted", {
    document: "kbis",
  });
  const other = await carryTo(scene, "organisation.retired", "submitted", { document: "kbis" });
  const facts = [{ name: "siren", value: "732829320", page: 1, box: null, confidence: 1 }] as const;
  await scene.domain.db
    .update(documents)
    .set({ reading: "done", facts, sha256: "a".repeat(64) })
    .where(eq(documents.requestId, id));
  const clean = await assessed(other.id);
  await scene.domain.db
    .update(accounts)
    .set({ siren: "356000000" })
    .where(eq(accounts.id, account.id));
  const fails = (await assessed(id)).failingRules;
  await scene.domain.db
    .update(accounts)
    .set({ siren: "732829320" })
    .where(eq(accounts.id, account.id));
  expect((await assessed(id)).failingRules).toBe(fails - 1);
  expect((await assessed(other.id)).failingRules).toBe(clean.failingRules);
  const shown = await loadCase(
    scene.domain,
    (await requestOf(scene, id)).reference,
    scene.reviewer,
  );
  expect(shown?.failing).toHaveLength(fails - 1);
});

it("The queue says how many of two approvals are given, not counting a disabled member's", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  const row = await rowOf(id);
  expect(row.approvals).toEqual({ given: 0, needed: 2 });
  expect(row.risks).toEqual(expect.arrayContaining(["no-telephone", "only-mailbox"]));
  const stolen = await scene.addStaff();
  expectOk(await approve(scene, id, stolen));
  expect((await rowOf(id)).approvals).toEqual({ given: 1, needed: 2 });
  await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${stolen}`);
  expect((await rowOf(id)).approvals).toEqual({ given: 0, needed: 2 });
  const plain = await carryTo(scene, "individual.add", "submitted");
  expect(await rowOf(plain.id)).toMatchObject({ approvals: null, failingRules: 0 });
});
