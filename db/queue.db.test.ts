import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { parseSearch } from "#app/domain/review/search.server.ts";
import { carryTo, type Case } from "#tests/support/scenario/cases.ts";
import { openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { countQueue, countSearch, listQueue, searchRequests } from "./queue.server.ts";
import { requests } from "./schema/requests.ts";

let scene: Scene;
const found = new Map<Status, Case[]>();

beforeAll(async () => {
  scene = await openScene();
  const wanted = ["submitted", "submitted", "submitted", "applied", "applied", "started"] as const;
  for (const status of [...wanted, "returned", "rejected", "withdrawn"] as const) {
    const made = await carryTo(scene, "individual.add", status);
    found.set(status, [...(found.get(status) ?? []), made]);
  }
  for (const status of ["submitted", "applied"] as const) {
    for (const [index, { id }] of (found.get(status) ?? []).entries()) {
      await submittedHoursAgo(id, [5, 9, 1][index] ?? 0);
    }
  }
}, 60_000);
afterAll(() => scene.close());

function submittedHoursAgo(id: RequestId, hours: number) {
  const submittedAt = sql`now() - make_interval(hours => ${hours}::int)`;
  return scene.domain.db.update(requests).set({ submittedAt }).where(eq(requests.id, id));
}

async function referencesOf(status: Status) {
  const cases = found.get(status) ?? [];
  return Promise.all(cases.map(async ({ id }) => (await requestOf(scene, id)).reference));
}

describe("the queue", () => {
  it("shows what is to be decided, the oldest first", async () => {
    const [first, second, third] = await referencesOf("submitted");
    const rows = await listQueue(scene.domain.db, "submitted", 1);
    expect(rows.map(({ reference }) => reference)).toEqual([second, first, third]);
    expect(rows[0]?.age).toBeGreaterThan(8.9 * 3600);
  });

  it("shows finished requests, the newest first", async () => {
    const [first, second] = await referencesOf("applied");
    const rows = await listQueue(scene.domain.db, "applied", 1);
    expect(rows.map(({ reference }) => reference)).toEqual([first, second]);
  });

  it("continues where the previous page ended, and has no second page for three requests", async () => {
    expect(await listQueue(scene.domain.db, "submitted", 2)).toEqual([]);
  });

  it("counts each status in its tab, and alerts of every status in the alerts tab", async () => {
    const counts = {
      submitted: 3,
      alerts: 0,
      undoable: 0,
      returned: 1,
      approved: 0,
      started: 1,
      applied: 2,
      rejected: 1,
      closed: 1,
    };
    expect(await countQueue(scene.domain.db)).toEqual(counts);
    const [frozen] = found.get("returned") ?? [];
    if (!frozen) throw new Error("nothing was returned");
    const at = { frozenAt: new Date() };
    await scene.domain.db.update(requests).set(at).where(eq(requests.id, frozen.id));
    expect(await countQueue(scene.domain.db)).toEqual({ ...counts, alerts: 1 });
    const alerts = await listQueue(scene.domain.db, "alerts", 1);
    expect(alerts.map(({ reference }) => reference)).toEqual(await referencesOf("returned"));
    const [rejected] = found.get("rejected") ?? [];
    if (!rejected) throw new Error("nothing was rejected");
    const settled = { alarmedAt: new Date(), alertSettledAt: new Date() };
    await scene.domain.db.update(requests).set(settled).where(eq(requests.id, rejected.id));
    expect(await countQueue(scene.domain.db)).toEqual({ ...counts, alerts: 1 });
    expect(await listQueue(scene.domain.db, "alerts", 1)).toHaveLength(1);
  });
});

describe("the search", () => {
  const searching = async (text: string) => {
    const search = parseSearch(text);
    if (!search) throw new Error("nothing was typed");
    const rows = await searchRequests(scene.domain.db, search, 1);
    expect(await countSearch(scene.domain.db, search)).toBe(rows.length);
    return rows.map(({ reference }) => reference);
  };

  it("finds a request of any status by login, reference and number", async () => {
    for (const [status, [one]] of found) {
      if (!one) continue;
      const [reference = ""] = await referencesOf(status);
      const { mobile } = await requestOf(scene, one.id);
      expect(await searching(reference.toLowerCase().replace("-", " ")), status).toEqual([
        reference,
      ]);
      expect(await searching(one.account.login), status).toContain(reference);
      expect(await searching(mobile ?? ""), status).toEqual([reference]);
      expect(await searching(`0${mobile?.slice(3) ?? ""}`), status).toEqual([reference]);
    }
  });

  it("finds a request by the account's current number", async () => {
    const { id } = await carryTo(scene, "individual.change", "started", { hasNumber: true });
    const { reference } = await requestOf(scene, id);
    const [account] = await scene.domain.db.execute<{ mobile: string }>(
      sql`select a.mobile from accounts a join requests r on r.account_id = a.id where r.id = ${id}`,
    );
    expect(await searching(account?.mobile ?? "")).toEqual([reference]);
  });

  it("treats wildcard characters literally", async () => {
    expect(await searching("%")).toEqual([]);
    expect(await searching("client_")).toEqual([]);
  });
});
