import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import { type RequestId, type StaffId, staffId as parseStaffId } from "#app/domain/ids.ts";
import { changeMember } from "#app/domain/staff/change-member.server.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { extendCaseLock, findCaseLock } from "#db/case-holds.server.ts";
import { listMessages } from "#db/messages.server.ts";
import { requests } from "#db/schema/requests.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  approve,
  carryTo,
  freezeTokens,
  reject,
  sayNotMeBy,
  seenBy,
  sendBack,
} from "#tests/support/scenario/cases.ts";
import {
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { actInBulk, type BulkInput } from "./act-in-bulk.server.ts";
import { assignRequest } from "./assign-request.server.ts";
import { escalateRequest } from "./escalate-request.server.ts";
import { freezeByStaff } from "./freeze-by-staff.server.ts";
import { holdCase } from "./hold-case.server.ts";
import { loadDesk } from "./load-desk.server.ts";
import { remindCustomer } from "./remind-customer.server.ts";
import { snoozeRequest } from "./snooze-request.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const submitted = async () => (await carryTo(scene, "individual.add", "submitted")).id;
const lastEvent = async (id: RequestId) => (await listAuditEvents(scene.domain.db, id)).at(-1);
const assign = (requestId: RequestId, assignee: StaffId | null, staffId = scene.reviewer) =>
  assignRequest(scene.domain, { requestId, staffId, assignee });

describe("giving a request to somebody", () => {
  it("keeps its version and says who had it before", async () => {
    const id = await submitted();
    const { version } = await requestOf(scene, id);
    expectOk(await assign(id, scene.reviewer));
    expectOk(await assign(id, scene.inviter));
    expect(await requestOf(scene, id)).toMatchObject({ assigneeId: scene.inviter, version });
    const details = { assignee: scene.inviter, from: scene.reviewer };
    expect(await lastEvent(id)).toMatchObject({ action: "assigned", details });
    expectOk(await assign(id, null));
    expect(await requestOf(scene, id)).toMatchObject({ assigneeId: null, assignedAt: null });
  });

  it("is refused for somebody who may not work on it, by somebody who may not, and at its end", async () => {
    const id = await submitted();
    const auditor = await scene.addStaff(["auditor"]);
    expect(refusalOf(await assign(id, auditor))).toBe("unknown-member");
    expect(refusalOf(await assign(id, parseStaffId.parse(randomUUID())))).toBe("unknown-member");
    expect(refusalOf(await assign(id, scene.reviewer, auditor))).toBe("not-permitted");
    const over = await carryTo(scene, "individual.add", "rejected");
    expect(refusalOf(await assign(over.id, scene.reviewer))).toBe("wrong-status");
  });

  it("ends when the member is disabled or loses the role: others are given it", async () => {
    const [disabled, demoted] = [await scene.addStaff(), await scene.addStaff()];
    const changes = [
      [disabled, { kind: "disable" }],
      [demoted, { kind: "roles", roles: ["auditor"] }],
    ] as const;
    for (const [memberId, change] of changes) {
      const id = await submitted();
      expectOk(await assign(id, memberId));
      const asked = { by: scene.administrator, memberId, version: 1, change };
      expectOk(await changeMember(scene.domain, asked));
      expect(await requestOf(scene, id)).toMatchObject({ assigneeId: null });
    }
  });
});

describe("the lock of the member who works on a request", () => {
  it("stops another member's decision until they take the request over", async () => {
    const id = await submitted();
    expectOk(await assign(id, scene.inviter, scene.inviter));
    expect(refusalOf(await approve(scene, id))).toBe("locked");
    expect(refusalOf(await reject(scene, id))).toBe("locked");
    expect(refusalOf(await sendBack(scene, id))).toBe("locked");
    const { reference } = await requestOf(scene, id);
    const desk = await loadDesk(scene.domain, reference, scene.reviewer);
    expect(desk?.lockedBy).toMatchObject({ name: "Dominique" });
    expectOk(await assign(id, scene.reviewer));
    expect((await loadDesk(scene.domain, reference, scene.reviewer))?.lockedBy).toBeNull();
    expectOk(await approve(scene, id));
    expect(await findCaseLock(scene.domain.db, id)).toBeNull();
  });

  it("ends by itself, and only an open page that is used extends it", async () => {
    const id = await submitted();
    const { reference } = await requestOf(scene, id);
    await withLimit("caseLockMinutes", 0, async () => {
      expectOk(await assign(id, scene.inviter, scene.inviter));
    });
    expectOk(await approve(scene, id));
    const other = await submitted();
    const hold = { requestId: other, staffId: scene.inviter };
    expectOk(await assign(other, scene.inviter, scene.inviter));
    const until = async () => (await findCaseLock(scene.domain.db, other))?.until.getTime() ?? 0;
    const before = await until();
    const sign = { reference: (await requestOf(scene, other)).reference, staffId: scene.inviter };
    await holdCase(scene.domain, { ...sign, isActive: false });
    expect(await until()).toBe(before);
    await withLimit("caseLockMinutes", 60, () =>
      holdCase(scene.domain, { ...sign, isActive: true }),
    );
    expect(await until()).toBeGreaterThan(before);
    await extendCaseLock(scene.domain.db, { ...hold, staffId: scene.reviewer });
    expect(await findCaseLock(scene.domain.db, other)).toMatchObject({ staffId: scene.inviter });
    expect(reference).toBeTruthy();
  });

  it("does not keep anybody from freezing, or an administrator from lifting", async () => {
    const id = await submitted();
    expectOk(await assign(id, scene.inviter, scene.inviter));
    const act = { requestId: id, staffId: scene.reviewer, reason: "Deux demandes à la fois." };
    expectOk(await freezeByStaff(scene.domain, act));
    expectOk(await assign(id, scene.reviewer));
    const seen = await seenBy(scene, id, scene.administrator);
    const order = { ...seen, reason: "Rappelé.", telephone: "known" as const };
    expectOk(await liftFreeze(scene.domain, order));
  });
});

describe("presence", () => {
  it("tells who else reads a request, until their page is silent", async () => {
    const id = await submitted();
    const { reference } = await requestOf(scene, id);
    const look = (staffId: StaffId) =>
      holdCase(scene.domain, { reference, staffId, isActive: true });
    expect(await look(scene.inviter)).toEqual({ readers: [], lockedBy: null });
    expect(await look(scene.reviewer)).toEqual({ readers: ["Dominique"], lockedBy: null });
    await scene.domain.db.execute(
      sql`update case_readers set seen_at = now() - interval '50 seconds'`,
    );
    const readers = async () =>
      (await loadDesk(scene.domain, reference, scene.reviewer))?.readers.length;
    expect(await readers()).toBe(1);
    expect(await withLimit("presenceSeconds", 40, readers)).toBe(0);
    expect(
      await holdCase(scene.domain, { reference: "NONE", staffId: scene.reviewer, isActive: true }),
    ).toBeNull();
  });
});

describe("putting a request off", () => {
  const snooze = (requestId: RequestId, until: string | null) =>
    snoozeRequest(scene.domain, { requestId, staffId: scene.reviewer, until });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it("until a day means until the office opens; it is back to work when somebody says so", async () => {
    const id = await submitted();
    const { version } = await requestOf(scene, id);
    expectOk(await snooze(id, day(2)));
    const { snoozedUntil, version: after } = await requestOf(scene, id);
    expect(snoozedUntil?.toLocaleTimeString("fr", { timeZone: "Europe/Paris" })).toBe("09:00:00");
    expect(after).toBe(version);
    expect(await lastEvent(id)).toMatchObject({ action: "snoozed" });
    expectOk(await snooze(id, null));
    expect(await requestOf(scene, id)).toMatchObject({ snoozedUntil: null });
  });

  it("is refused for no moment, the past, too far ahead, and what does not wait for staff", async () => {
    const id = await submitted();
    for (const text of ["", " ", "demain"]) {
      expect(refusalOf(await snooze(id, text))).toBe("moment-missing");
    }
    expect(refusalOf(await snooze(id, "2026-02-30"))).toBe("moment-missing");
    expect(refusalOf(await snooze(id, day(-1)))).toBe("moment-past");
    expect(refusalOf(await snooze(id, day(40)))).toBe("moment-far");
    await withLimit("snoozeDays", 60, async () => expectOk(await snooze(id, day(40))));
    const started = await carryTo(scene, "individual.add", "started");
    expect(refusalOf(await snooze(started.id, day(2)))).toBe("wrong-status");
  });

  it("ends when the request changes its state", async () => {
    const id = await submitted();
    expectOk(await snooze(id, day(2)));
    expectOk(await sendBack(scene, id));
    expect(await requestOf(scene, id)).toMatchObject({ snoozedUntil: null });
  });
});

it("Escalating takes a reason, and takes the request from the member who has it", async () => {
  const id = await submitted();
  expectOk(await assign(id, scene.reviewer));
  const act = { requestId: id, staffId: scene.reviewer };
  expect(refusalOf(await escalateRequest(scene.domain, { ...act, reason: " " }))).toBe(
    "reason-missing",
  );
  expectOk(await escalateRequest(scene.domain, { ...act, reason: "Un doute." }));
  const { assigneeId, escalatedAt } = await requestOf(scene, id);
  expect([assigneeId, escalatedAt]).toEqual([null, expect.any(Date)]);
  expect(await findCaseLock(scene.domain.db, id)).toBeNull();
  expect(await lastEvent(id)).toMatchObject({
    action: "escalated",
    details: { reason: "Un doute." },
  });
  const draft = await carryTo(scene, "individual.add", "started");
  const early = { ...act, requestId: draft.id, reason: "Un doute." };
  expect(refusalOf(await escalateRequest(scene.domain, early))).toBe("wrong-status");
});

describe("a freeze by staff", () => {
  const freeze = (requestId: RequestId, reason = "Même appareil.", staffId = scene.reviewer) =>
    freezeByStaff(scene.domain, { requestId, staffId, reason });

  it("stops decisions, tells administrators, and is no dispute of the customer's", async () => {
    const id = await submitted();
    expectOk(await freeze(id));
    expect(refusalOf(await approve(scene, id))).toBe("frozen");
    const { frozenBy, disputedAt } = await requestOf(scene, id);
    expect([frozenBy, disputedAt]).toEqual([scene.reviewer, null]);
    const told = await listMessages(scene.domain.db, id);
    expect(told.map(({ template }) => template)).toContain("staff-alarm");
    expect(refusalOf(await freeze(id))).toBe("already-frozen");
  });

  it("is lifted by the same rules, and then stands on nobody", async () => {
    const id = await submitted();
    expectOk(await freeze(id));
    const order = { ...(await seenBy(scene, id, scene.administrator)), reason: "Rappelé." };
    expect(
      refusalOf(
        await liftFreeze(scene.domain, { ...order, staffId: scene.reviewer, telephone: "known" }),
      ),
    ).toBe("not-permitted");
    expectOk(await liftFreeze(scene.domain, { ...order, telephone: "known" }));
    const { frozenBy, frozenAt, disputedAt } = await requestOf(scene, id);
    expect([frozenAt, frozenBy, disputedAt]).toEqual([null, null, null]);
  });

  it("becomes the customer's dispute when they say that it was not them", async () => {
    const id = await submitted();
    expectOk(await freeze(id));
    const [token = ""] = await freezeTokens(scene, id);
    expectOk(await sayNotMeBy(scene, token));
    expect(await requestOf(scene, id)).toMatchObject({
      frozenBy: null,
      disputedAt: expect.any(Date) as Date,
    });
  });

  it("takes a reason, an open request and the right to freeze", async () => {
    const id = await submitted();
    expect(refusalOf(await freeze(id, " "))).toBe("reason-missing");
    const auditor = await scene.addStaff(["auditor"]);
    expect(refusalOf(await freeze(id, "Un doute.", auditor))).toBe("not-permitted");
    const over = await carryTo(scene, "individual.add", "applied");
    expect(refusalOf(await freeze(over.id))).toBe("wrong-status");
  });
});

describe("reminding the customer", () => {
  const remind = (requestId: RequestId) =>
    remindCustomer(scene.domain, { requestId, staffId: scene.reviewer });
  const daysPass = (id: RequestId) =>
    scene.domain.db.execute(
      sql`update messages set created_at = created_at - interval '25 hours' where request_id = ${id}`,
    );

  it("sends a link to the customer at most once a day, and up to the limit per request", () =>
    withLimit("remindersPerRequest", 3, async () => {
      const { id } = await carryTo(scene, "individual.add", "returned");
      const { version, updatedAt } = await requestOf(scene, id);
      expectOk(await remind(id));
      expect(refusalOf(await remind(id))).toBe("reminded-lately");
      await withLimit("reminderHours", 0, async () => expectOk(await remind(id)));
      await daysPass(id);
      expectOk(await remind(id));
      await daysPass(id);
      expect(refusalOf(await remind(id))).toBe("reminders-used-up");
      await withLimit("remindersPerRequest", 4, async () => expectOk(await remind(id)));
      const sent = (await listMessages(scene.domain.db, id)).filter(
        ({ template }) => template === "reminder",
      );
      expect(sent).toHaveLength(4);
      expect(sent.every(({ linkId, sentTo }) => linkId !== null && sentTo.includes("@"))).toBe(
        true,
      );
      expect(await requestOf(scene, id)).toMatchObject({ version, updatedAt });
      expect(await lastEvent(id)).toMatchObject({ action: "reminded" });
    }));

  it("is refused for what waits for staff, and for what is frozen", async () => {
    expect(refusalOf(await remind(await submitted()))).toBe("wrong-status");
    const { id } = await carryTo(scene, "individual.add", "started");
    await scene.domain.db.update(requests).set({ frozenAt: new Date() }).where(eq(requests.id, id));
    expect(refusalOf(await remind(id))).toBe("frozen");
  });
});

describe("several requests at once", () => {
  const act = (input: Pick<BulkInput, "act" | "rows"> & Partial<BulkInput>) =>
    actInBulk(scene.domain, {
      staffId: scene.reviewer,
      reason: "Départ de Dominique.",
      assignee: null,
      sight: null,
      ...input,
    });
  const rowOf = async (id: RequestId) => {
    const { reference, version } = await requestOf(scene, id);
    return { reference, version };
  };
  const outcomes = async (...input: Parameters<typeof act>) => {
    const done = await act(...input);
    return done.ok ? done.value.map(({ outcome }) => outcome) : done.refusal;
  };

  it("each row has its own result", async () => {
    const [one, over] = [
      await submitted(),
      (await carryTo(scene, "individual.add", "rejected")).id,
    ];
    const rows = [await rowOf(one), await rowOf(over), { reference: "ZZZZ-ZZZZ", version: 1 }];
    const assignee = scene.inviter;
    const expected = ["done", "wrong-status", "not-found"];
    expect(await outcomes({ act: "assign", rows, assignee })).toEqual(expected);
    const { details } = (await lastEvent(one)) ?? {};
    expect(details).toMatchObject({ assignee, reason: "Départ de Dominique." });
    const returned = (await carryTo(scene, "individual.add", "returned")).id;
    const asked = [await rowOf(returned), await rowOf(one)];
    expect(await outcomes({ act: "remind", rows: asked })).toEqual(["done", "wrong-status"]);
    expect(await outcomes({ act: "freeze", rows: asked })).toEqual(["done", "done"]);
    expect(await outcomes({ act: "freeze", rows: asked })).toEqual([
      "already-frozen",
      "already-frozen",
    ]);
  });

  it("a freeze is lifted by two administrators, of the version that each saw", async () => {
    const id = await submitted();
    expect(await outcomes({ act: "freeze", rows: [await rowOf(id)] })).toEqual(["done"]);
    const rows = [await rowOf(id)];
    const by = (staffId: StaffId) => outcomes({ act: "thaw", rows, staffId });
    expect(await by(scene.reviewer)).toEqual(["not-permitted"]);
    expect(await by(scene.administrator)).toEqual(["proposed"]);
    expect(await by(scene.administrator)).toEqual(["already-proposed"]);
    expect(await by(await scene.addStaff(["administrator"]))).toEqual(["done"]);
    expect(await by(scene.administrator)).toEqual(["stale"]);
  });

  it("takes a reason, a row, and not too many of them", async () => {
    const rows = [await rowOf(await submitted())];
    expect(await outcomes({ act: "assign", rows, reason: " " })).toBe("reason-missing");
    expect(await outcomes({ act: "assign", rows: [] })).toBe("rows-missing");
    await withLimit("bulkRequests", 0, async () => {
      expect(await outcomes({ act: "assign", rows })).toBe("too-many-rows");
    });
  });
});
