import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { assessAgain } from "#app/domain/risk/assess-request.server.ts";
import { insertRequest } from "#db/requests.server.ts";
import { accounts } from "#db/schema/accounts.ts";
import { documents } from "#db/schema/documents.ts";
import { approve, carryTo } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  expectOk,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { loadCase } from "./load-case.server.ts";
import { loadQueue } from "./load-queue.server.ts";
import { queuePageSize } from "./queue.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const look = async (page: number, q = "") => {
  const queue = await loadQueue(scene.domain, { tab: "started", q, page });
  return { page: queue.page, pages: queue.pages, rows: queue.rows.length };
};

it("A page that no longer exists because the tab shrank becomes the last page", async () => {
  expect(await look(2)).toEqual({ page: 2, pages: 0, rows: 0 });
  for (let index = 0; index <= queuePageSize; index += 1) {
    const { id: accountId, contactEmail: recipient } = await addAccount(scene);
    const reference = `AAAA-${String(1000 + index)}`;
    const row = { reference, accountId, recipient, recipientStopped: false } as const;
    await insertRequest(scene.domain.db, { ...row, recipientKind: "main" });
  }
  expect(await look(2)).toEqual({ page: 2, pages: 2, rows: 1 });
  await scene.domain.db.execute(
    sql`update requests set status = 'withdrawn' where reference = 'AAAA-1000'`,
  );
  expect(await look(2)).toEqual({ page: 1, pages: 1, rows: queuePageSize });
  expect(await look(7)).toEqual({ page: 1, pages: 1, rows: queuePageSize });
  expect(await look(3, "AAAA-1001")).toEqual({ page: 1, pages: 1, rows: 1 });
});

/** As the job keeps it. */
async function rowOf(id: RequestId) {
  await assessAgain(scene.domain, id);
  const { reference } = await requestOf(scene, id);
  const { rows } = await loadQueue(scene.domain, { tab: "submitted", q: reference, page: 1 });
  return rows[0] ?? expect.fail("the request is not in the queue");
}

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
  const clean = await rowOf(other.id);
  await scene.domain.db
    .update(accounts)
    .set({ siren: "356000000" })
    .where(eq(accounts.id, account.id));
  const fails = (await rowOf(id)).failingRules;
  await scene.domain.db
    .update(accounts)
    .set({ siren: "732829320" })
    .where(eq(accounts.id, account.id));
  expect((await rowOf(id)).failingRules).toBe(fails - 1);
  expect((await rowOf(other.id)).failingRules).toBe(clean.failingRules);
  const shown = await loadCase(
    scene.domain,
    (await requestOf(scene, id)).reference,
    scene.reviewer,
  );
  expect(shown?.failing).toHaveLength(fails - 1);
});

it("The queue says how many of two approvals are given, and contains no requested number", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  const row = await rowOf(id);
  expect(row.approvals).toEqual({ given: 0, needed: 2 });
  expect(row.risks).toEqual(expect.arrayContaining(["no-telephone", "only-mailbox"]));
  expectOk(await approve(scene, id));
  expect((await rowOf(id)).approvals).toEqual({ given: 1, needed: 2 });
  const { mobile } = await requestOf(scene, id);
  expect(JSON.stringify(await rowOf(id))).not.toContain(mobile?.slice(-4));
  const plain = await carryTo(scene, "individual.add", "submitted");
  expect(await rowOf(plain.id)).toMatchObject({ approvals: null, failingRules: 0 });
});

it("The queue does not count the approval of a member who is disabled by then", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  const stolen = await scene.addStaff();
  expectOk(await approve(scene, id, stolen));
  await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${stolen}`);
  expect((await rowOf(id)).approvals).toEqual({ given: 0, needed: 2 });
});
