import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { type QueueFilters, queuePageSize, readFilters } from "#app/domain/review/queue.ts";
import type { Place } from "#app/domain/review/queue-cursor.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, type Case } from "#tests/support/scenario/cases.ts";
import { addAccount, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { listQueue } from "./queue.server.ts";
import { insertRequest } from "./requests.server.ts";
import { accounts } from "./schema/accounts.ts";
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
      await set(id, { submittedAt: hoursFromNow(-([5, 9, 1][index] ?? 0)) });
    }
  }
}, 60_000);
afterAll(() => scene.close());

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function set(id: RequestId, patch: Partial<typeof requests.$inferInsert>) {
  await scene.domain.db.update(requests).set(patch).where(eq(requests.id, id));
}

function idsOf(status: Status) {
  return (found.get(status) ?? []).map(({ id }) => id);
}

const filtersOf = (query: string): QueueFilters => readFilters(new URLSearchParams(query));

function list(query: string, after: Place | null = null) {
  const { db } = scene.domain;
  return listQueue(db, { filters: filtersOf(query), viewer: scene.reviewer, after });
}

async function idsIn(query: string) {
  return (await list(query)).ids;
}

describe("the queue", () => {
  it("shows what is to be decided, the oldest first, and what is over, the newest first", async () => {
    const [first, second, third] = idsOf("submitted");
    expect(await idsIn("tab=submitted")).toEqual([second, first, third]);
    const [newer, older] = idsOf("applied");
    expect(await idsIn("tab=applied")).toEqual([newer, older]);
  });

  it("shows what is due first, as soon as the due dates are known", async () => {
    const [first = "", second = "", third = ""] = idsOf("submitted");
    await set(first as RequestId, { dueAt: hoursFromNow(3) });
    await set(second as RequestId, { dueAt: hoursFromNow(8) });
    await set(third as RequestId, { dueAt: hoursFromNow(-1) });
    expect(await idsIn("tab=submitted")).toEqual([third, first, second]);
    expect(await idsIn("tab=submitted&late=1")).toEqual([third]);
    for (const id of idsOf("submitted")) await set(id, { dueAt: null });
  });

  it("moves what is frozen from what is to be decided to the alerts, until it is settled", async () => {
    const [, second] = idsOf("submitted");
    const [returned] = idsOf("returned");
    if (!second || !returned) throw new Error("the cases are missing");
    await set(second, { frozenAt: new Date() });
    await set(returned, { frozenAt: new Date() });
    expect(await idsIn("tab=submitted")).not.toContain(second);
    expect(new Set(await idsIn("tab=alerts"))).toEqual(new Set([second, returned]));
    expect(await idsIn("tab=returned")).toEqual([returned]);
    await set(second, { frozenAt: null });
    await set(returned, { frozenAt: null });
    expect(await idsIn("tab=alerts")).toEqual([]);
    expect(await idsIn("tab=submitted")).toContain(second);
  });

  it("hides what is put off until its time has come, and shows it in a tab of its own", async () => {
    const [first] = idsOf("submitted");
    if (!first) throw new Error("nothing was submitted");
    await set(first, { snoozedUntil: hoursFromNow(1) });
    expect(await idsIn("tab=submitted")).not.toContain(first);
    expect(await idsIn("tab=snoozed")).toEqual([first]);
    await set(first, { snoozedUntil: hoursFromNow(-1) });
    expect(await idsIn("tab=submitted")).toContain(first);
    expect(await idsIn("tab=snoozed")).toEqual([]);
  });

  it("filters by situation, risk, language and who has it, alone and together", async () => {
    const [first, second, third] = found.get("submitted") ?? [];
    if (!first || !second || !third) throw new Error("the cases are missing");
    await set(first.id, { riskBand: "high", assigneeId: scene.reviewer });
    await set(second.id, { riskBand: "high", escalatedAt: new Date() });
    await set(third.id, { assigneeId: scene.inviter });
    const english = { locale: "en" } as const;
    await scene.domain.db.update(accounts).set(english).where(eq(accounts.id, first.account.id));
    const cases: [string, Case[]][] = [
      ["risk=high", [second, first]],
      ["risk=raised", []],
      ["situation=individual.add", [second, first, third]],
      ["situation=organisation.acquired", []],
      ["assignee=me", [first]],
      ["assignee=none", [second]],
      [`assignee=${scene.inviter}`, [third]],
      ["assignee=escalated", [second]],
      ["language=en", [first]],
      ["language=fr", [second, third]],
      ["risk=high&assignee=me", [first]],
      ["risk=low&assignee=me", []],
      ["risk=high&situation=individual.add&assignee=none&language=fr", [second]],
      ["risk=high&language=en", [first]],
    ];
    for (const [query, expected] of cases) {
      const ids = await idsIn(`tab=submitted&${query}`);
      expect(ids, query).toEqual(expected.map(({ id }) => id));
    }
  });
});

describe("pages", () => {
  const count = 2 * queuePageSize + 7;
  const references = Array.from({ length: count }, (_, index) => `PAGE-${String(1000 + index)}`);

  beforeAll(async () => {
    // Several of one moment: then the id decides.
    await scene.domain.db.transaction(async (tx) => {
      for (const [index, reference] of references.entries()) {
        const account = await addAccount(scene, { locale: index % 10 === 0 ? "en" : "fr" });
        const { id: accountId, contactEmail: recipient } = account;
        const made = { reference, accountId, recipient, recipientStopped: false } as const;
        await insertRequest(tx, { ...made, recipientKind: "main" });
      }
    });
  });

  async function readAll(query: string) {
    const pages: (readonly RequestId[])[] = [];
    for (let after: Place | null = null; ;) {
      const { ids, next } = await list(query, after);
      pages.push(ids);
      if (!next) return pages;
      after = next;
    }
  }

  it("follow one another without a gap or a repetition", async () => {
    const pages = await readAll("tab=started");
    const all = pages.flat();
    expect(pages.map(({ length }) => length)).toEqual([queuePageSize, queuePageSize, 8]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("stay right while others take requests off the list", async () => {
    const { ids, next } = await list("tab=started");
    const [taken] = ids;
    if (!taken) throw new Error("the page is empty");
    const before = await list("tab=started", next);
    await set(taken, { status: "withdrawn" });
    expect(await list("tab=started", next)).toEqual(before);
  });

  it("where several filters meet look through a bounded number of requests, and go on", async () => {
    const query = "tab=started&risk=low&language=en";
    const whole = (await readAll(query)).flat();
    await withLimit("scannedRequests", 10, async () => {
      const pages = await readAll(query);
      expect(pages.length).toBeGreaterThan(3);
      expect(pages.flat()).toEqual(whole);
    });
    expect(whole.length).toBeGreaterThan(3);
  });
});
