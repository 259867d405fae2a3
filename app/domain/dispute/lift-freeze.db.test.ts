import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { listMessages } from "#db/messages.server.ts";
import { listQueue } from "#db/queue.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import {
  approve,
  carryTo,
  endDelay,
  freezeTokens,
  reject,
  sayNotMe,
  sayNotMeBy,
  seenBy,
} from "#tests/support/scenario/cases.ts";
import {
  answerAll,
  expectOk,
  openScene,
  openVisit,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { liftFreeze } from "./lift-freeze.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function lift(id: RequestId, staffId: StaffId = scene.administrator) {
  const seen = await seenBy(scene, id, staffId);
  const order = { ...seen, roles: ["administrator"], reason: "Rappelé au numéro connu." } as const;
  return liftFreeze(scene.domain, order);
}

const held = { hasNumber: true, losesOld: true };

async function hoursToEffect(id: RequestId) {
  const [row] = await scene.domain.db.execute<{ hours: number }>(
    sql`select (extract(epoch from takes_effect_at - now()) / 3600)::float8 as hours
      from requests where id = ${id}`,
  );
  return row?.hours;
}

const liftedWarnings = async (id: RequestId) =>
  (await listMessages(scene.domain.db, id)).filter(({ template }) => template === "warning-lifted");

describe("a lifted freeze", () => {
  it("gives an approval its whole delay again, even if the first delay ended during the freeze", async () => {
    const { id } = await carryTo(scene, "individual.change", "approved", held);
    await sayNotMe(scene, id);
    await endDelay(scene, id);
    expectOk(await lift(id));
    expect(await hoursToEffect(id)).toBeCloseTo(48, 1);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
    const [job] = await scene.domain.db.execute<{ same: boolean }>(
      sql`select j.run_at = r.takes_effect_at as same from graphile_worker.jobs j
        join requests r on j.key = 'apply:' || r.id where r.id = ${id}`,
    );
    expect(job?.same).toBe(true);
  });

  it("never makes an effect earlier than planned", async () => {
    const { id } = await carryTo(scene, "individual.change", "approved", held);
    await scene.domain.db.execute(
      sql`update requests set takes_effect_at = now() + interval '90 hours' where id = ${id}`,
    );
    await sayNotMe(scene, id);
    expectOk(await lift(id));
    expect(await hoursToEffect(id)).toBeCloseTo(90, 1);
  });

  it("notifies every old channel of the new time, with a link that freezes again", async () => {
    const { account, id } = await carryTo(scene, "individual.change", "approved", held);
    await sayNotMe(scene, id);
    const before = await freezeTokens(scene, id);
    expectOk(await lift(id));
    const told = await liftedWarnings(id);
    expect(told.map(({ sentTo }) => sentTo).sort()).toEqual(
      [account.contactEmail, account.mobile].sort(),
    );
    const { takesEffectAt } = await requestOf(scene, id);
    for (const { details } of told) {
      expect(details).toEqual({ takesEffectAt: takesEffectAt?.toISOString() });
    }
    const fresh = (await freezeTokens(scene, id)).filter((token) => !before.includes(token));
    expect(fresh).toHaveLength(2);
    expect(expectOk(await sayNotMeBy(scene, fresh[1] ?? ""))).toBe("frozen");
    expect(refusalOf(await applyRequest(scene.domain, id))).not.toBe("accepted");
  });

  it("gives no time when nothing is approved, and notifies nobody when lifting is refused", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    await sayNotMe(scene, id);
    expect(refusalOf(await lift(id, await scene.addStaff()))).toBe("accepted");
    expect(await liftedWarnings(id)).toMatchObject([{ sentTo: account.contactEmail, details: {} }]);
    expect(refusalOf(await lift(id))).toBe("not-frozen");
    expect(await liftedWarnings(id)).toHaveLength(1);
  });

  it("stays on record: a later approval is delayed where it would have taken effect immediately", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    await sayNotMe(scene, id);
    expectOk(await lift(id));
    const { reference, disputedAt } = await requestOf(scene, id);
    expect(disputedAt).not.toBeNull();
    const shown = await loadCase(scene.domain, reference, scene.reviewer);
    expect(shown?.risks).toEqual(["disputed"]);
    expect(shown?.wouldTakeEffectAt).not.toBeNull();
    expectOk(await approve(scene, id));
    expect(await requestOf(scene, id)).toMatchObject({ status: "approved" });
    expect(await hoursToEffect(id)).toBeCloseTo(48, 1);
  });
});

describe("lifting a freeze", () => {
  const to = "successor@exemple.fr";

  it("is refused to the staff member who invited another recipient", async () => {
    const by = await scene.addStaff(["administrator"]);
    const { id } = await carryTo(scene, "individual.add", "submitted", { to, by });
    await sayNotMe(scene, id);
    expect(refusalOf(await lift(id, by))).toBe("inviter");
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
    expect(refusalOf(await lift(id))).toBe("accepted");
  });

  it("is refused to the inviter when the contact changes, and allowed when it does not", async () => {
    const by = await scene.addStaff(["administrator"]);
    const retired = await carryTo(scene, "organisation.retired", "submitted", { by });
    await proveContactOf(scene, retired.id);
    await sayNotMe(scene, retired.id);
    expect(refusalOf(await lift(retired.id, by))).toBe("inviter");
    const plain = await carryTo(scene, "individual.add", "submitted", { by });
    await sayNotMe(scene, plain.id);
    expect(refusalOf(await lift(plain.id, by))).toBe("accepted");
  });

  it("is refused once the request is closed: the freeze keeps its recipient out", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { to });
    await sayNotMe(scene, id);
    expectOk(await reject(scene, id));
    expect(refusalOf(await lift(id))).toBe("wrong-status");
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
  });
});

describe("another request of an account that had a disputed request", () => {
  async function disputedBefore(): Promise<{ account: Account; reference: string }> {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    await sayNotMe(scene, id);
    expectOk(await reject(scene, id));
    return { account, reference: (await requestOf(scene, id)).reference };
  }

  async function askAgain(account: Account) {
    const id = await openVisit(scene, account);
    await answerAll(scene, id, "individual.add");
    expectOk(await submitRequest(scene.domain, id));
    return id;
  }

  it("shows staff the reference of the disputed one, on its page and in the queue", async () => {
    const { account, reference } = await disputedBefore();
    const id = await askAgain(account);
    const again = await requestOf(scene, id);
    const shown = await loadCase(scene.domain, again.reference, scene.reviewer);
    expect(shown).toMatchObject({ risks: ["other-disputed"], otherDisputed: [reference] });
    const rows = await listQueue(scene.domain.db, "submitted", 1);
    const otherDisputed = rows.filter((row) => row.otherDisputed).map((row) => row.reference);
    expect(otherDisputed).toEqual([again.reference]);
  });

  it("is delayed when approved, although there is no old number to warn", async () => {
    const { account } = await disputedBefore();
    const id = await askAgain(account);
    expect(account.mobile).toBeNull();
    expectOk(await approve(scene, id));
    expect(await requestOf(scene, id)).toMatchObject({ status: "approved", disputedAt: null });
    expect(await hoursToEffect(id)).toBeCloseTo(48, 1);
  });
});
