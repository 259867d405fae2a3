import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import type { Seen } from "#app/domain/review/decide.server.ts";
import { readFilters } from "#app/domain/review/queue.ts";
import { listQueue } from "#db/queue.server.ts";
import { countQueue } from "#db/queue-counts.server.ts";
import { carryTo, reject, risksSeen, sayNotMe, seenBy } from "#tests/support/scenario/cases.ts";
import {
  atOnce,
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { settleAlert } from "./settle-alert.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const to = "successor@exemple.fr";

async function stopped() {
  const made = await carryTo(scene, "individual.add", "submitted", { to });
  await sayNotMe(scene, made.id);
  expectOk(await reject(scene, made.id));
  return made;
}

async function alarmed() {
  const made = await carryTo(scene, "individual.add", "applied");
  expect(await sayNotMe(scene, made.id)).toBe("alarmed");
  return made;
}

const settleSeen = (seen: Seen, reason = "Numéro remis, client rappelé.") =>
  settleAlert(scene.domain, { ...seen, reason });

const settle = async (id: RequestId, reason?: string) =>
  settleSeen(await seenBy(scene, id, scene.administrator), reason);

async function isInAlerts(id: RequestId) {
  const { db } = scene.domain;
  const viewer = scene.administrator;
  const filters = readFilters(new URLSearchParams("tab=alerts"));
  const { ids } = await listQueue(db, { filters, viewer, after: null });
  const { tabs } = await countQueue(db, viewer, null);
  expect(tabs.alerts).toBe(ids.length);
  return ids.includes(id);
}

describe("closing an alert", () => {
  it("is for administrators, with a reason, and only if there is an alert", async () => {
    const { id } = await carryTo(scene, "individual.add", "applied");
    expect(refusalOf(await settle(id))).toBe("no-alert");
    await sayNotMe(scene, id);
    const order = { ...(await seenBy(scene, id)), reason: "Vu." };
    const byReviewer = await settleAlert(scene.domain, { ...order, staffId: scene.reviewer });
    expect(refusalOf(byReviewer)).toBe("not-permitted");
    expect(refusalOf(await settle(id, "  "))).toBe("reason-missing");
    expect(refusalOf(await settle(id, "Vu avec le client."))).toBe("accepted");
    expect(refusalOf(await settle(id))).toBe("no-alert");
    const trail = sql`audit_events where request_id = ${id} and action = 'alert-settled'
      and details->>'reason' = 'Vu avec le client.'`;
    expect(await countRows(scene, trail)).toBe(1);
  });

  it("requires a closed request: an open one must be rejected, or its freeze lifted", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    await sayNotMe(scene, id);
    expect(refusalOf(await settle(id))).toBe("wrong-status");
  });

  it("removes it from the alerts, but the dispute stays on record", async () => {
    for (const { id } of [await stopped(), await alarmed()]) {
      expect(await isInAlerts(id)).toBe(true);
      expectOk(await settle(id));
      expect(await isInAlerts(id)).toBe(false);
      expect(await risksSeen(scene, id)).toContain("disputed");
    }
  });

  it("still keeps the stopped recipient out", async () => {
    const { account, id } = await stopped();
    expectOk(await settle(id));
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
    const order = { login: account.login, otherRecipient: to, staffId: scene.inviter };
    expect(refusalOf(await inviteAccount(scene.domain, order))).toBe("recipient-stopped");
  });

  it("lasts until somebody reports “this was not me” again, and administrators are told", async () => {
    const told = (id: RequestId) =>
      countRows(scene, sql`messages where request_id = ${id} and template = 'staff-alarm'`);
    for (const { id } of [await stopped(), await alarmed()]) {
      expectOk(await settle(id));
      const before = await told(id);
      expect(await sayNotMe(scene, id)).toBe("alarmed");
      expect(await sayNotMe(scene, id)).toBe("alarmed");
      expect(await told(id)).toBe(before + 1);
      expect((await requestOf(scene, id)).alertSettledAt).toBeNull();
      expect(await isInAlerts(id)).toBe(true);
    }
  });

  it("closes only the alert that was seen, not a newer one", async () => {
    const { id } = await stopped();
    const seen = await seenBy(scene, id, scene.administrator);
    await sayNotMe(scene, id);
    expect(refusalOf(await settleSeen(seen))).toBe("stale");
    expect(await isInAlerts(id)).toBe(true);
  });

  it("happens once among concurrent attempts", async () => {
    const { id } = await alarmed();
    const seen = await seenBy(scene, id, scene.administrator);
    expect(tally(await atOnce(8, () => settleSeen(seen)))).toEqual({ accepted: 1, stale: 7 });
  });
});
