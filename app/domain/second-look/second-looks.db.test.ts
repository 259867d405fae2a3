import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { secondVerdicts } from "#app/domain/request/second-verdict.ts";
import { countDay } from "#app/domain/statistics/count-day.server.ts";
import { addDays } from "#app/domain/statistics/day.ts";
import { today } from "#app/domain/statistics/load-statistics.server.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { auditEvents } from "#db/schema/audit-events.ts";
import { dailyCounts } from "#db/schema/figures.ts";
import { secondLooks } from "#db/schema/second-looks.ts";
import { pickSecondLook } from "#db/second-looks.server.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approve, carryTo, reject, sendBack, undo } from "#tests/support/scenario/cases.ts";
import {
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { claimLook, findLookOf, lookOf } from "#tests/support/scenario/second-looks.ts";
import { answerLook } from "./answer-look.server.ts";
import { listDiffering, listLooksFor } from "./list-looks.server.ts";
import { loadLook } from "./load-look.server.ts";
import { noteReader } from "./note-reader.server.ts";
import { takeSecondLook } from "./take-look.server.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const always = <Value>(work: () => Promise<Value>) => withLimit("secondLookOneIn", 1, work);

/** Decided by `reviewer`, picked. */
async function picked(decide: (scene: Scene, id: RequestId) => Promise<unknown> = approve) {
  const { id, account } = await carryTo(scene, "individual.change", "submitted", {
    hasNumber: true,
  });
  await always(() => decide(scene, id));
  return { id, account, look: await lookOf(scene, id) };
}

async function taken(by: StaffId) {
  const result = await takeSecondLook(scene.domain, by);
  return result.ok ? result.value : result.refusal;
}

const agree = { verdict: "approve", reason: "" } as const;
const answer = (
  id: string,
  staffId: StaffId,
  given: { verdict: "approve" | "reject" | "changes" | null; reason: string } = agree,
) => answerLook(scene.domain, { id: id as never, staffId, ...given });

async function giveAccess(to: StaffId, from: StaffId) {
  await scene.domain.db.execute(
    sql`update staff set access_from = ${from}::uuid where id = ${to}::uuid`,
  );
}

describe("picking", () => {
  it("picks about one in n", { timeout: 120_000 }, async () => {
    const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
    expectOk(await always(() => approve(scene, id)));
    const look = await findLookOf(scene, id);
    if (!look) throw new Error("one in one was not picked");
    const { requestId, reviewId, assessment, checks } = look;
    let hits = 0;
    await withLimit("secondLookOneIn", 4, () =>
      scene.domain.db.transaction(async (tx) => {
        for (let times = 0; times < 400; times += 1) {
          await tx.delete(secondLooks);
          const picks = { requestId, reviewId, assessment, checks };
          if (await pickSecondLook(tx, picks)) hits += 1;
        }
      }),
    );
    // 100 are expected, with a standard deviation of 9.
    expect(hits).toBeGreaterThan(50);
    expect(hits).toBeLessThan(150);
  });

  it("picks none of the upper bands, none that asks for changes, and not where the dice say no", async () => {
    const risky = await always(() => carryTo(scene, "organisation.acquired", "applied"));
    expect(await findLookOf(scene, risky.id)).toBeNull();
    const returned = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
    expectOk(await always(() => sendBack(scene, returned.id)));
    expect(await findLookOf(scene, returned.id)).toBeNull();
    const unlucky = await carryTo(scene, "individual.change", "applied", { hasNumber: true });
    expect(await findLookOf(scene, unlucky.id)).toBeNull();
  });

  it("picks rejections too, and tells only the chain of the system", async () => {
    const { id, look } = await picked(reject);
    const own = await listAuditEvents(scene.domain.db, id);
    expect(own.map(({ action }) => action)).not.toContain("second-look.picked");
    const events = await scene.domain.db.select().from(auditEvents);
    const event = events.find(({ action }) => action === "second-look.picked");
    expect(event).toMatchObject({ chain: "system", actor: "system", details: { look } });
  });
});

describe("who looks", () => {
  it("is a colleague, never the decider, the inviter, or one who shares access with the decider", async () => {
    const { look } = await picked();
    const [colleague, from, to] = [
      await scene.addStaff(),
      await scene.addStaff(),
      await scene.addStaff(),
    ];
    await giveAccess(scene.reviewer, from);
    await giveAccess(to, scene.reviewer);
    const agent = await scene.addStaff(["agent"]);
    for (const other of [scene.reviewer, scene.inviter, from, to]) {
      expect(await taken(other)).toBe("none-left");
      expect(await listLooksFor(scene.domain, other)).toEqual([]);
      if (other !== scene.reviewer) {
        await claimLook(scene, look, other);
        expect(refusalOf(await answer(look, other))).toBe("not-independent");
        expect(await loadLook(scene.domain, look, other)).toBeNull();
      }
    }
    await scene.domain.db.execute(
      sql`update second_looks set claimed_by = null, claimed_at = null`,
    );
    expect(await taken(agent)).toBe("not-permitted");
    expect(await listLooksFor(scene.domain, colleague)).toMatchObject([{ id: look }]);
    expect(await taken(colleague)).toBe(look);
  });

  it("is never the decider, the database says so too", async () => {
    const { look } = await picked();
    await expect(claimLook(scene, look, scene.reviewer)).rejects.toThrow();
  });

  it("is nobody who has opened the request since", async () => {
    const { id, look } = await picked();
    const colleague = await scene.addStaff();
    expect(await taken(colleague)).toBe(look);
    const { reference } = await requestOf(scene, id);
    await noteReader(scene.domain, reference, colleague);
    expect(refusalOf(await answer(look, colleague))).toBe("not-independent");
    expect(await taken(colleague)).toBe("none-left");
  });

  it("finds one winner where two answer at once, and tells the other", async () => {
    const { look } = await picked();
    const [one, two] = [await scene.addStaff(), await scene.addStaff()];
    const both = await Promise.all([taken(one), taken(two)]);
    expect([...both].sort()).toEqual([look, "none-left"].sort());
    const winner = both[0] === look ? one : two;
    const loser = winner === one ? two : one;
    expect(refusalOf(await answer(look, loser))).toBe("taken");
    const twice = await Promise.all([answer(look, winner), answer(look, winner)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(twice.flatMap((one) => (one.ok ? [] : [one.refusal]))).toEqual(["done"]);
  });

  it("can be a colleague once the one who took it has let its time pass", async () => {
    const { look } = await picked();
    const [slow, quick] = [await scene.addStaff(), await scene.addStaff()];
    expect(await taken(slow)).toBe(look);
    expect(await taken(slow)).toBe(look);
    expect(await taken(quick)).toBe("none-left");
    await withLimit("secondLookMinutes", 0, async () => {
      expect(await taken(quick)).toBe(look);
    });
    expect(refusalOf(await answer(look, slow))).toBe("taken");
    expectOk(await answer(look, quick));
  });

  it("takes the oldest of as many as the list shows", async () => {
    const [first] = [await picked(), await picked()];
    await scene.domain.db.execute(
      sql`update second_looks set created_at = now() - interval '1 day' where id = ${first.look}::uuid`,
    );
    const colleague = await scene.addStaff();
    expect(await listLooksFor(scene.domain, colleague)).toHaveLength(2);
    await withLimit("secondLooksShown", 1, async () => {
      expect(await listLooksFor(scene.domain, colleague)).toMatchObject([{ id: first.look }]);
    });
    expect(await taken(colleague)).toBe(first.look);
  });
});

describe("the answer", () => {
  it("is refused without a verdict, and without a reason unless it approves", async () => {
    const { look } = await picked();
    const colleague = await scene.addStaff();
    await taken(colleague);
    expect(refusalOf(await answer(look, colleague, { verdict: null, reason: "x" }))).toBe(
      "verdict-missing",
    );
    for (const verdict of ["reject", "changes"] as const)
      expect(refusalOf(await answer(look, colleague, { verdict, reason: "  " }))).toBe(
        "reason-missing",
      );
    await withLimit("secondLookReasonLength", 3, async () => {
      const long = { verdict: "reject", reason: "abcdef" } as const;
      expect(expectOk(await answer(look, colleague, long))).toMatchObject({ reason: "abc" });
    });
  });

  it("is refused when it comes too late, or the decision was undone", async () => {
    const { look } = await picked();
    const colleague = await scene.addStaff();
    await taken(colleague);
    await withLimit("secondLookDays", 0, async () => {
      expect(refusalOf(await answer(look, colleague))).toBe("over");
      expect(await listLooksFor(scene.domain, colleague)).toEqual([]);
    });
    await scene.domain.db.execute(sql`update reviews set state = 'undone', settled_at = now()`);
    expect(refusalOf(await answer(look, colleague))).toBe("over");
  });

  it("compares with the first decision, changes no request and stands in its history", async () => {
    const said = { approve: true, reject: false, changes: false };
    for (const verdict of secondVerdicts) {
      const { id, look } = await picked();
      const before = await requestOf(scene, id);
      const colleague = await scene.addStaff();
      await claimLook(scene, look, colleague);
      const row = expectOk(await answer(look, colleague, { verdict, reason: "Le nom diffère." }));
      expect(row).toMatchObject({ agreed: said[verdict], decidedBy: colleague });
      expect(await requestOf(scene, id)).toEqual(before);
      const [event] = (await listAuditEvents(scene.domain.db, id)).slice(-1);
      expect(event).toMatchObject({ action: "second-look-done", details: { look, verdict } });
    }
    const day = await today(scene.domain);
    const differing = await listDiffering(scene.domain, { from: day, to: day });
    expect(differing.map(({ verdict }) => verdict).sort()).toEqual(["changes", "reject"]);
    await withLimit("secondLooksShown", 1, async () => {
      expect(await listDiffering(scene.domain, { from: day, to: day })).toHaveLength(1);
    });
  });
});

describe("blindness", () => {
  it("shows the case as it was, and nothing of the first decision before the answer", async () => {
    const name = "Zéphirine Premier";
    await updateStaffMember(scene.domain.db, scene.reviewer, { name });
    const { id, account, look } = await picked();
    await scene.domain.db.execute(
      sql`update accounts set name = 'Nom plus récent' where id = ${account.id}::uuid`,
    );
    const { reference, mobile } = await requestOf(scene, id);
    const colleague = await scene.addStaff();
    await taken(colleague);
    const loaded = await loadLook(scene.domain, look, colleague);
    const words = JSON.stringify(loaded?.blind);
    expect(loaded?.done).toBeNull();
    for (const secret of [
      name,
      scene.reviewer,
      reference,
      id,
      mobile,
      "applied",
      "approved",
      "Vérifié",
    ])
      expect(words).not.toContain(secret);
    expect(words).toContain(account.name);
    expect(words).not.toContain("Nom plus récent");
    expect(loaded?.blind?.assessment.band).toBe("low");
    expect(loaded?.blind?.checks.length).toBeGreaterThan(0);
    expect(await loadLook(scene.domain, look, scene.reviewer)).toBeNull();
    expectOk(await answer(look, colleague));
    const after = await loadLook(scene.domain, look, scene.reviewer);
    expect(after).toMatchObject({
      blind: null,
      done: { reference, agreed: true, first: { by: name, decision: "approved" } },
    });
  });
});

describe("the figures", () => {
  it("count agreement, difference and what lapsed on their days, without undone decisions", async () => {
    const looks = [await picked(), await picked(), await picked(), await picked()];
    const [agreed, differed, , undone] = looks;
    const colleague = await scene.addStaff();
    for (const one of [agreed, differed, undone])
      await claimLook(scene, one?.look as never, colleague);
    expectOk(await answer(agreed?.look ?? "", colleague));
    expectOk(await answer(differed?.look ?? "", colleague, { verdict: "reject", reason: "Non." }));
    expectOk(await answer(undone?.look ?? "", colleague));
    await scene.domain.db.execute(
      sql`update reviews set state = 'undone' where request_id = ${undone?.id}::uuid`,
    );
    const day = await today(scene.domain);
    const figures = async (of = day) => {
      await scene.domain.db.transaction((tx) => countDay(tx, of));
      const rows = await scene.domain.db.select().from(dailyCounts);
      return rows
        .filter((row) => row.day === of && row.figure.startsWith("second-look"))
        .map(({ figure, key, count }) => `${figure} ${key} ${String(count)}`)
        .sort();
    };
    const made = [
      "second-look-agreed individual.change 1",
      "second-look-differed individual.change 1",
    ];
    expect(await figures()).toEqual(made);
    await withLimit("secondLookDays", 0, async () => {
      expect(await figures()).toEqual([...made, "second-look-lapsed individual.change 1"]);
    });
    await scene.domain.db.execute(
      sql`update second_looks set created_at = now() - interval '20 days' where decided_at is null`,
    );
    expect(await figures(addDays(day, -6))).toEqual(["second-look-lapsed individual.change 1"]);
  });
});

describe("an undone decision", () => {
  it("takes its second look with it", async () => {
    await scene.close();
    scene = await openScene({ undoMinutes: 10 });
    const { id, look } = await picked();
    const colleague = await scene.addStaff();
    expect(await taken(colleague)).toBe(look);
    expectOk(await undo(scene, id));
    expect(await listLooksFor(scene.domain, colleague)).toEqual([]);
    expect(refusalOf(await answer(look, colleague))).toBe("over");
  });
});
