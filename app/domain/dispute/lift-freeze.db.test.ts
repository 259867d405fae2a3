import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import type { TelephoneKind } from "#app/domain/request/call-back.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { listMessages } from "#db/messages.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  approve,
  approveByAll,
  carryTo,
  endDelay,
  freezeTokens,
  reject,
  risksSeen,
  sayNotMe,
  sayNotMeBy,
  seenBy,
  sendBack,
} from "#tests/support/scenario/cases.ts";
import {
  answerAll,
  atOnce,
  expectOk,
  openScene,
  openVisit,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { liftFreeze } from "./lift-freeze.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function lift(
  id: RequestId,
  staffId: StaffId = scene.administrator,
  telephone: TelephoneKind | null = "known",
) {
  const seen = await seenBy(scene, id, staffId);
  const order = { ...seen, reason: "Rappelé au numéro connu." } as const;
  return liftFreeze(scene.domain, { ...order, telephone });
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
    expect(refusalOf(await lift(id, await scene.addStaff(["administrator"])))).toBe("accepted");
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
    expect(shown?.assessment).toMatchObject({ band: "raised" });
    expect(await risksSeen(scene, id)).toEqual(["disputed"]);
    expect(shown?.wouldTakeEffectAt).not.toBeNull();
    await approveByAll(scene, id);
    expect(await requestOf(scene, id)).toMatchObject({ status: "approved" });
    expect(await hoursToEffect(id)).toBeCloseTo(48, 1);
  });
});

describe("who lifts a freeze", () => {
  const second = () => scene.addStaff(["agent", "approver", "administrator"]);
  const statusOf = async (id: RequestId) => {
    const { frozenAt } = await requestOf(scene, id);
    return frozenAt ? "frozen" : "free";
  };

  async function frozen(knownPhone?: string | null) {
    const course = knownPhone === undefined ? {} : { knownPhone };
    const { id } = await carryTo(scene, "individual.add", "submitted", course);
    await sayNotMe(scene, id);
    return id;
  }

  it("is one administrator who called back", async () => {
    const id = await frozen();
    expectOk(await lift(id));
    expect(await statusOf(id)).toBe("free");
    const [event] = await scene.domain.db.execute<{ telephone: string }>(
      sql`select details->>'telephone' as telephone from audit_events
        where request_id = ${id} and action = 'freeze-lifted'`,
    );
    expect(event).toEqual({ telephone: "known" });
  });

  it("is the second of two administrators when nobody called back", async () => {
    const id = await frozen();
    expectOk(await lift(id, scene.administrator, null));
    expect(await statusOf(id)).toBe("frozen");
    expect(await liftedWarnings(id)).toEqual([]);
    expect(refusalOf(await lift(id, scene.administrator, null))).toBe("already-proposed");
    const { reference } = await requestOf(scene, id);
    const shown = await loadCase(scene.domain, reference, scene.administrator);
    expect(shown?.liftProposals).toEqual([
      { by: "Dominique", byViewer: true, reason: "Rappelé au numéro connu." },
    ]);
    expectOk(await lift(id, await second(), null));
    expect(await statusOf(id)).toBe("free");
    expect(await liftedWarnings(id)).toHaveLength(1);
  });

  it("is the number of administrators that the limit says", async () => {
    await withLimit("liftsWithoutCallBack", 3, async () => {
      const id = await frozen();
      for (const state of ["frozen", "frozen", "free"]) {
        expectOk(await lift(id, await second(), null));
        expect(await statusOf(id)).toBe(state);
      }
    });
  });

  it("is also the one who proposed it, after calling back", async () => {
    const id = await frozen();
    expectOk(await lift(id, scene.administrator, null));
    expectOk(await lift(id));
    expect(await statusOf(id)).toBe("free");
  });

  it("cannot name a telephone that is not known", async () => {
    const id = await frozen(null);
    expect(refusalOf(await lift(id))).toBe("telephone-unknown");
    expect(refusalOf(await lift(id, scene.administrator, "current"))).toBe("telephone-unknown");
    expect(await statusOf(id)).toBe("frozen");
  });

  it("cannot name the old number once it was reported lost", async () => {
    const { id } = await carryTo(scene, "individual.change", "submitted", held);
    await sayNotMe(scene, id);
    expect(refusalOf(await lift(id, scene.administrator, "current"))).toBe("telephone-unknown");
  });

  it("is neither who approved nor who asked for changes", async () => {
    const course = { ...held, knownPhone: "+33199001234" };
    const approved = await carryTo(scene, "individual.change", "submitted", course);
    const approver = await second();
    expectOk(await approve(scene, approved.id, approver));
    await sayNotMe(scene, approved.id);
    expect(refusalOf(await lift(approved.id, approver))).toBe("involved");
    expectOk(await lift(approved.id));
    const asked = await carryTo(scene, "individual.add", "submitted");
    const asker = await second();
    expectOk(await sendBack(scene, asked.id, ["mobile"], asker));
    await sayNotMe(scene, asked.id);
    expect(refusalOf(await lift(asked.id, asker))).toBe("involved");
  });

  it("is not who gave the first of two approvals, although a newer version voided it", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    const first = await second();
    expectOk(await approve(scene, id, first));
    await sayNotMe(scene, id);
    expect(refusalOf(await lift(id, first, null))).toBe("involved");
  });

  it("is not who gave the first administrator their access", async () => {
    const id = await frozen();
    const first = await second();
    await scene.domain.db.execute(
      sql`update staff set access_from = ${scene.administrator} where id = ${first}`,
    );
    expectOk(await lift(id, first, null));
    expect(refusalOf(await lift(id, scene.administrator, null))).toBe("shared-access");
    expect(await statusOf(id)).toBe("frozen");
  });

  it("must see the newest report: another one voids the first proposal", async () => {
    const id = await frozen();
    expectOk(await lift(id, scene.administrator, null));
    await scene.domain.db.execute(sql`update requests set version = version + 1 where id = ${id}`);
    expectOk(await lift(id, await second(), null));
    expect(await statusOf(id)).toBe("frozen");
    expectOk(await lift(id, scene.administrator, null));
    expect(await statusOf(id)).toBe("free");
  });

  it("does not confirm the proposal of an administrator who is disabled by then", async () => {
    const id = await frozen();
    const stolen = await second();
    expectOk(await lift(id, stolen, null));
    await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${stolen}`);
    expectOk(await lift(id, await second(), null));
    expect(await statusOf(id)).toBe("frozen");
    expectOk(await lift(id, await second(), null));
    expect(await statusOf(id)).toBe("free");
  });

  it("is one of many at the same time: the freeze is lifted once, by two", async () => {
    const id = await frozen();
    const people = await Promise.all(Array.from({ length: 6 }, second));
    const seen = await seenBy(scene, id);
    const answers = await Promise.all(
      people.map((staffId) =>
        liftFreeze(scene.domain, {
          ...seen,
          staffId,
          reason: "Vérifié.",
          telephone: null,
        }),
      ),
    );
    expect(tally(answers)).toEqual({ accepted: 2, stale: 4 });
    expect(await liftedWarnings(id)).toHaveLength(1);
  });

  it("counts once when the same administrator proposes many times at once", async () => {
    const id = await frozen();
    const answers = await atOnce(6, () => lift(id, scene.administrator, null));
    expect(tally(answers)).toEqual({ accepted: 1, "already-proposed": 5 });
    expect(await statusOf(id)).toBe("frozen");
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

  it("is refused to every inviter, also when nothing but the number changes", async () => {
    const by = await scene.addStaff(["administrator"]);
    const retired = await carryTo(scene, "organisation.retired", "submitted", { by });
    await proveContactOf(scene, retired.id);
    await sayNotMe(scene, retired.id);
    expect(refusalOf(await lift(retired.id, by))).toBe("inviter");
    const plain = await carryTo(scene, "individual.add", "submitted", { by });
    await sayNotMe(scene, plain.id);
    expect(refusalOf(await lift(plain.id, by))).toBe("inviter");
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

  it("shows staff the reference of the disputed one", async () => {
    const { account, reference } = await disputedBefore();
    const id = await askAgain(account);
    const again = await requestOf(scene, id);
    const shown = await loadCase(scene.domain, again.reference, scene.reviewer);
    expect(shown).toMatchObject({ otherDisputed: [reference] });
    expect(again.risks).toContain("other-disputed");
  });

  it("is delayed when approved, although there is no old number to warn", async () => {
    const { account } = await disputedBefore();
    const id = await askAgain(account);
    expect(account.mobile).toBeNull();
    await approveByAll(scene, id);
    expect(await requestOf(scene, id)).toMatchObject({ status: "approved", disputedAt: null });
    expect(await hoursToEffect(id)).toBeCloseTo(48, 1);
  });
});
