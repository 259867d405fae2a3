import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { findCaseLock } from "#db/case-holds.server.ts";
import { requests } from "#db/schema/requests.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approve, carryTo, sendBack } from "#tests/support/scenario/cases.ts";
import { addSubmitted } from "#tests/support/scenario/many.ts";
import {
  atOnce,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { escalateRequest } from "./escalate-request.server.ts";
import { takeNext } from "./take-next.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene.domain.db.execute(sql`update requests set status = 'withdrawn', assignee_id = null
    where status = 'submitted'`);
});
afterAll(() => scene.close());

const set = (id: RequestId, patch: Partial<typeof requests.$inferInsert>) =>
  scene.domain.db.update(requests).set(patch).where(eq(requests.id, id));

async function nextFor(staffId: StaffId) {
  const taken = await takeNext(scene.domain, staffId);
  return taken.ok ? taken.value.id : taken.refusal;
}

it("Eight members who take 100 requests at once take each of them once", async () => {
  const ids = await addSubmitted(scene, 100);
  const members = await atOnce(8, () => scene.addStaff());
  const taken = await Promise.all(
    members.map(async (member) => {
      const own: string[] = [];
      for (let last = await nextFor(member); last !== "none-left"; last = await nextFor(member)) {
        own.push(last);
      }
      return own;
    }),
  );
  const all = taken.flat();
  expect(all).toHaveLength(100);
  expect(new Set(all)).toEqual(new Set(ids));
  for (const [index, own] of taken.entries()) {
    for (const id of own) {
      const { assigneeId } = await requestOf(scene, id as RequestId);
      expect(assigneeId).toBe(members[index]);
    }
  }
}, 60_000);

it("The one that is due first is taken, recorded and locked; its version stays", async () => {
  const [first, second, third] = await addSubmitted(scene, 3);
  if (!first || !second || !third) throw new Error("nothing was added");
  await set(first, { dueAt: new Date(Date.now() + 3_600_000) });
  await set(third, { dueAt: new Date(0) });
  const { version } = await requestOf(scene, third);
  expect(await nextFor(scene.reviewer)).toBe(third);
  expect(await requestOf(scene, third)).toMatchObject({ assigneeId: scene.reviewer, version });
  expect(await findCaseLock(scene.domain.db, third)).toMatchObject({ staffId: scene.reviewer });
  const [event] = (await listAuditEvents(scene.domain.db, third)).slice(-1);
  expect(event).toMatchObject({
    action: "assigned",
    actor: `staff:${scene.reviewer}`,
    details: { assignee: scene.reviewer, how: "next" },
  });
  expect(await nextFor(scene.reviewer)).toBe(second);
  expect(await nextFor(scene.reviewer)).toBe(first);
  expect(await nextFor(scene.reviewer)).toBe("none-left");
});

it("What is put off, frozen or with somebody is not taken", async () => {
  const [snoozed, frozen, taken] = await addSubmitted(scene, 3);
  if (!snoozed || !frozen || !taken) throw new Error("nothing was added");
  await set(snoozed, { snoozedUntil: new Date(Date.now() + 3_600_000) });
  await set(frozen, { frozenAt: new Date() });
  await set(taken, { assigneeId: scene.inviter });
  expect(await nextFor(scene.reviewer)).toBe("none-left");
  await set(snoozed, { snoozedUntil: new Date(0) });
  expect(await nextFor(scene.reviewer)).toBe(snoozed);
});

it("What somebody locks at this moment is passed over, not waited for", async () => {
  const [first, second] = await addSubmitted(scene, 2);
  await scene.domain.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from requests where id = ${first ?? ""} for no key update`);
    expect(await nextFor(scene.reviewer)).toBe(second);
  });
});

it("Who invited another recipient is not given their request", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", {
    to: "other@exemple.fr",
    by: scene.inviter,
  });
  expect(await nextFor(scene.inviter)).toBe("none-left");
  expect(await nextFor(scene.reviewer)).toBe(id);
});

it("Who invited, or asked for changes, is not given one that two people decide", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned", { knownPhone: null });
  await scene.domain.db.execute(sql`update requests set status = 'submitted',
    risk_band = 'raised', mobile_verified_at = now() where id = ${id}`);
  expect(await nextFor(scene.inviter)).toBe("none-left");
  expect(await nextFor(scene.reviewer)).toBe("none-left");
  expect(await nextFor(await scene.addStaff())).toBe(id);
});

it("A second approver is given what the first one left, and the first one is not", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  await set(id, { riskBand: "raised" });
  expect(await nextFor(scene.reviewer)).toBe(id);
  expectOk(await approve(scene, id));
  await set(id, { riskBand: "raised" });
  expect(await requestOf(scene, id)).toMatchObject({ status: "submitted", assigneeId: null });
  expect(await findCaseLock(scene.domain.db, id)).toBeNull();
  expect(await nextFor(scene.reviewer)).toBe("none-left");
  expect(await nextFor(await scene.addStaff())).toBe(id);
});

it("An escalated one is given to approvers only, and not to who escalated it", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  await set(id, { riskBand: "raised" });
  const reason = "L’extrait me paraît retouché.";
  const act = { requestId: id, staffId: scene.reviewer, reason };
  expectOk(await escalateRequest(scene.domain, act));
  expect(await nextFor(await scene.addStaff(["agent"]))).toBe("none-left");
  expect(await nextFor(scene.reviewer)).toBe("none-left");
  expect(await nextFor(await scene.addStaff())).toBe(id);
});

it("Somebody who may not work on requests takes none", async () => {
  await addSubmitted(scene, 1);
  for (const roles of [["auditor"], ["administrator"]] as const) {
    const member = await scene.addStaff([...roles]);
    expect(refusalOf(await takeNext(scene.domain, member))).toBe("not-permitted");
  }
  const gone = await scene.addStaff();
  await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
  expect(await nextFor(gone)).toBe("not-permitted");
});

it("It looks at a bounded number of requests that bar the member", async () => {
  const ids = await addSubmitted(scene, 3);
  for (const id of ids.slice(0, 2)) {
    await set(id, { riskBand: "raised" });
    expectOk(await sendBack(scene, id));
    await scene.domain.db.execute(sql`update requests set status = 'submitted',
      submitted_at = '2026-01-01' where id = ${id}`);
  }
  await withLimit("nextCandidates", 2, async () => {
    expect(await nextFor(scene.reviewer)).toBe("none-left");
  });
  expect(await nextFor(scene.reviewer)).toBe(ids[2]);
});
