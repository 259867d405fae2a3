import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { StaffId } from "#app/domain/ids.ts";
import { loadAccount } from "#app/domain/review/load-account.server.ts";
import { loadQueue } from "#app/domain/review/load-queue.server.ts";
import { readFilters } from "#app/domain/review/queue.ts";
import { requests } from "#db/schema/requests.ts";
import { insertStaffMember } from "#db/staff.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { carryTo, type Case } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { actInBulk } from "./act-in-bulk.server.ts";
import { chooseSight, mayRead, readsAssignedOnly, sightOf } from "./sight.server.ts";
import { takeNext } from "./take-next.server.ts";

let scene: Scene;
let agent: StaffId;
let own: Case;
let other: Case;
beforeAll(async () => {
  scene = await openScene();
  const row = { email: asEmail("agent@desk.example"), name: "Sacha", roles: ["agent" as const] };
  agent = (await insertStaffMember(scene.domain.db, row))?.id ?? expect.fail("no member");
  own = await carryTo(scene, "individual.add", "submitted");
  other = await carryTo(scene, "individual.add", "submitted");
  const mine = { assigneeId: agent, assignedAt: new Date() };
  await scene.domain.db.update(requests).set(mine).where(eq(requests.id, own.id));
});
afterAll(() => scene.close());

const choose = (assignedOnly: boolean, staffId = scene.administrator) =>
  chooseSight(scene.domain, { staffId, assignedOnly });
beforeEach(async () => {
  expectOk(await choose(true));
});

const agentAs = () => ({ id: agent, roles: ["agent"] as const });

async function queueFor(q: string, tab = "submitted") {
  const filters = readFilters(new URLSearchParams({ tab }));
  const sight = await sightOf(scene.domain, agentAs());
  return loadQueue(scene.domain, { filters, q, after: null, viewer: agent, sight });
}

const referencesIn = ({ rows }: Awaited<ReturnType<typeof queueFor>>) =>
  rows.map(({ reference }) => reference);

it("Only an administrator chooses it, and each change is one event", async () => {
  expect(refusalOf(await choose(false, scene.reviewer))).toBe("not-permitted");
  expect(await readsAssignedOnly(scene.domain)).toBe(true);
  const events = sql`audit_events where action = 'desk.sight-changed'`;
  const before = await countRows(scene, events);
  expect(expectOk(await choose(true))).toEqual({ isChanged: false });
  expect(expectOk(await choose(false))).toEqual({ isChanged: true });
  expect(await countRows(scene, events)).toBe(before + 1);
});

it("It holds for agents who are nothing else", async () => {
  expect(await sightOf(scene.domain, agentAs())).toBe(agent);
  for (const role of ["approver", "administrator", "auditor"] as const) {
    expect(await sightOf(scene.domain, { id: agent, roles: ["agent", role] })).toBeNull();
  }
  expectOk(await choose(false));
  expect(await sightOf(scene.domain, agentAs())).toBeNull();
});

it("The list and the counts hold what the agent has, and nothing else", async () => {
  const { reference } = await requestOf(scene, own.id);
  const queue = await queueFor("");
  expect(referencesIn(queue)).toEqual([reference]);
  expect(queue.counts).toMatchObject({ tabs: { submitted: 1 }, mine: 1, unassigned: 0, late: 0 });
  expect(referencesIn(await queueFor("", "applied"))).toEqual([]);
  expectOk(await choose(false));
  expect(referencesIn(await queueFor(""))).toHaveLength(2);
});

it("No search finds or counts the request of another, however it is asked for", async () => {
  for (const [{ id, account }, isFound] of [
    [own, true],
    [other, false],
  ] as const) {
    const { reference, mobile, recipient } = await requestOf(scene, id);
    const part = account.login.slice(0, -1);
    for (const q of [reference, account.login, part, mobile ?? "", recipient]) {
      const found = await queueFor(q);
      expect([q, referencesIn(found).includes(reference)]).toEqual([q, isFound]);
      if (!isFound) expect([q, found.found ?? found.rows.length]).toEqual([q, found.rows.length]);
    }
  }
});

it("The page of its account shows neither it nor its events and messages", async () => {
  const sight = await sightOf(scene.domain, agentAs());
  for (const [{ account, id }, isSeen] of [
    [own, true],
    [other, false],
  ] as const) {
    const page = await loadAccount(scene.domain, account.login, { before: null, sight });
    const { reference } = await requestOf(scene, id);
    expect(page?.requests.map((one) => one.reference)).toEqual(isSeen ? [reference] : []);
    const events = page?.history.filter(({ kind }) => kind === "event") ?? [];
    expect(events.length > 0).toBe(isSeen);
    expect(JSON.stringify(page).includes(reference)).toBe(isSeen);
  }
});

it("A request of another is not found in bulk, and may not be read", async () => {
  const sight = await sightOf(scene.domain, agentAs());
  const rows = await Promise.all(
    [own, other].map(async ({ id }) => {
      const { reference, version } = await requestOf(scene, id);
      return { reference, version };
    }),
  );
  const input = { act: "assign", rows, reason: "Absence.", assignee: agent } as const;
  const results = expectOk(await actInBulk(scene.domain, { ...input, staffId: agent, sight }));
  expect(results.map(({ outcome }) => outcome)).toEqual(["done", "not-found"]);
  const read = rows.map(({ reference }) => mayRead(scene.domain, agentAs(), reference));
  expect(await Promise.all(read)).toEqual([true, false]);
});

it("What the agent takes next is theirs to see", async () => {
  const { reference } = await requestOf(scene, other.id);
  expectOk(await takeNext(scene.domain, agent));
  expect(await mayRead(scene.domain, agentAs(), reference)).toBe(true);
});
