import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accounts } from "#db/schema/accounts.ts";
import { approvals as approvalRows } from "#db/schema/approvals.ts";
import { documents } from "#db/schema/documents.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  approvalOf,
  approve,
  carryTo,
  reject,
  risksSeen,
  sayNotMe,
  sendBack,
} from "#tests/support/scenario/cases.ts";
import {
  atOnce,
  countRows,
  expectOk,
  freshMobile,
  openScene,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { applyRequest } from "./apply-request.server.ts";
import { type ApprovalInput, approveRequest } from "./approve-request.server.ts";
import { loadCase } from "./load-case.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const submitted = async (course: Parameters<typeof carryTo>[3] = {}) =>
  (await carryTo(scene, "individual.add", "submitted", course)).id;

async function tryTo(id: RequestId, changes: Partial<ApprovalInput>) {
  return refusalOf(
    await approveRequest(scene.domain, { ...(await approvalOf(scene, id)), ...changes }),
  );
}

async function caseOf(id: RequestId, viewer = scene.reviewer) {
  const { reference } = await requestOf(scene, id);
  const found = await loadCase(scene.domain, reference, viewer);
  return found ?? expect.fail("the request is gone");
}

const eventsOf = (id: RequestId, action: string) =>
  countRows(scene, sql`audit_events where request_id = ${id} and action = ${action}`);

const ageFactors = (session: string | null) =>
  scene.domain.db.execute(
    sql`update staff_sessions set factor_at = now() - interval '6 minutes'
      where token_hash = ${session}`,
  );

describe("the last four digits of the new number", () => {
  it("must be noted, and must be right", async () => {
    const id = await submitted();
    for (const lastFour of ["", "123", "12345", "abcd"]) {
      expect(await tryTo(id, { lastFour })).toBe("last-four-missing");
    }
    expect(await eventsOf(id, "last-four-wrong")).toBe(0);
    expect(await tryTo(id, { lastFour: "0000" })).toBe("last-four-wrong");
    expect(await eventsOf(id, "last-four-wrong")).toBe(1);
    expect((await requestOf(scene, id)).status).toBe("submitted");
    expect(await risksSeen(scene, id)).toEqual(["wrong-last-four"]);
    expectOk(await approve(scene, id));
  });

  it("are asked for in a situation with documents, too", async () => {
    const { id } = await carryTo(scene, "organisation.acquired", "submitted");
    expect(await tryTo(id, { lastFour: "0000" })).toBe("last-four-wrong");
    expectOk(await approve(scene, id));
  });

  it("are not asked for when addresses are to protect the account", async () => {
    const { id } = await carryTo(scene, "individual.no-mobile", "submitted");
    expect((await caseOf(id)).asksLastFour).toBe(false);
    expect(await tryTo(id, { lastFour: "", checklist: ["name-matches"] })).toBe(
      "checklist-incomplete",
    );
    expect(await tryTo(id, { lastFour: "" })).toBe("accepted");
  });

  it("cannot be guessed: after the limit even the right ones are refused", async () => {
    await withLimit("lastFourFailuresPerRequest", 3, async () => {
      const id = await submitted();
      const guesses = await atOnce(12, () => tryTo(id, { lastFour: "0000" }));
      expect(guesses.filter((answer) => answer === "last-four-wrong")).toHaveLength(3);
      expect(guesses.filter((answer) => answer === "last-four-used-up")).toHaveLength(9);
      expect(await eventsOf(id, "last-four-wrong")).toBe(3);
      expect(refusalOf(await approve(scene, id))).toBe("last-four-used-up");
      expect((await caseOf(id)).obstacle).toBe("last-four-used-up");
      expect(refusalOf(await reject(scene, id))).toBe("accepted");
    });
  });

  it("cost no attempt while something else is missing", async () => {
    const id = await submitted();
    expect(await tryTo(id, { lastFour: "0000", checklist: [] })).toBe("checklist-incomplete");
    expect((await requestOf(scene, id)).lastFourFailures).toBe(0);
  });

  it("stay counted when the customer enters another number", async () => {
    const id = await submitted();
    await tryTo(id, { lastFour: "0000" });
    expectOk(await sendBack(scene, id));
    expect((await requestOf(scene, id)).lastFourFailures).toBe(1);
  });
});

describe("what staff see of the new number", () => {
  const mobile = freshMobile();
  const digits = mobile.slice(-4);
  const spaced = `${digits.slice(0, 2)} ${digits.slice(2)}`;
  const seen = async (id: RequestId) => JSON.stringify(await caseOf(id));

  it("is without its last four digits before the decision, anywhere in the page’s data, and whole after it", async () => {
    const id = await submitted({ mobile });
    await scene.domain.db.execute(
      sql`update requests set mobile_explanation = ${`Mon ${mobile} est porté`} where id = ${id}`,
    );
    const before = await seen(id);
    expect(before).not.toContain(digits);
    expect(before).not.toContain(spaced);
    expect(before).toContain(mobile.slice(0, -4));
    expectOk(await approve(scene, id));
    expect((await caseOf(id)).numbers.asked?.replace(/\s/g, "")).toBe(mobile);
  });

  it("is whole after a rejection", async () => {
    const id = await submitted({ mobile: freshMobile() });
    expectOk(await reject(scene, id));
    expect((await caseOf(id)).numbers.asked).not.toContain("•");
  });

  it("offers the telephones to call", async () => {
    const { account, id } = await carryTo(scene, "individual.change", "submitted", {
      hasNumber: true,
    });
    const { telephones } = await caseOf(id);
    expect(telephones.map(({ kind, href }) => [kind, href])).toEqual([
      ["known", "tel:+33199001234"],
      ["current", `tel:${account.mobile ?? ""}`],
    ]);
    expect(telephones[0]?.number).toBe("+33 1 99 00 12 34");
  });
});

describe("without a telephone known from before", () => {
  const alone = () => submitted({ knownPhone: null });

  it("two people approve the same version, and the effect waits the whole delay", async () => {
    const id = await alone();
    const colleague = await scene.addStaff();
    expect(await caseOf(id)).toMatchObject({
      assessment: { band: "raised" },
      checks: ["no-telephone", "name-matches"],
      approvals: { given: 0, needed: 2 },
      asksLastFour: false,
      holdHours: 48,
      obstacle: null,
    });
    const before = await requestOf(scene, id);
    expectOk(await approve(scene, id));
    expect(await requestOf(scene, id)).toMatchObject({
      status: "submitted",
      version: before.version,
      decidedAt: null,
    });
    expect(await caseOf(id)).toMatchObject({
      approvals: { given: 1, needed: 2 },
      obstacle: "already-approved",
    });
    expect(await caseOf(id, colleague)).toMatchObject({ obstacle: null });
    expectOk(await approve(scene, id, colleague));
    const { status, decidedAt, takesEffectAt } = await requestOf(scene, id);
    const hours = ((takesEffectAt?.getTime() ?? 0) - (decidedAt?.getTime() ?? 0)) / 3_600_000;
    expect({ status, hours }).toEqual({ status: "approved", hours: 48 });
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
    expect(await countRows(scene, sql`approvals where request_id = ${id}`)).toBe(2);
    expect(await countRows(scene, sql`reviews where request_id = ${id}`)).toBe(1);
    expect(await eventsOf(id, "approval-given")).toBe(1);
  });

  it("as many people approve as the limit says", async () => {
    await withLimit("approvalsWhenRaised", 3, async () => {
      const id = await alone();
      expectOk(await approve(scene, id));
      expectOk(await approve(scene, id, await scene.addStaff()));
      expect((await caseOf(id)).approvals).toEqual({ given: 2, needed: 3 });
      expect((await requestOf(scene, id)).status).toBe("submitted");
      expectOk(await approve(scene, id, await scene.addStaff()));
      expect((await requestOf(scene, id)).status).toBe("approved");
    });
  });

  it("needs nobody to say that they called", async () => {
    const id = await alone();
    expect(await tryTo(id, { checklist: ["called-back", "name-matches"] })).toBe(
      "checklist-incomplete",
    );
  });

  it("the same person does not count twice, also not at the same moment", async () => {
    const id = await alone();
    const answers = await atOnce(8, () => approve(scene, id));
    expect(tally(answers)).toEqual({ accepted: 1, "already-approved": 7 });
    expect((await requestOf(scene, id)).status).toBe("submitted");
  });

  it("of many who approve at once, two decide and the others are told", async () => {
    const id = await alone();
    const people = await Promise.all(Array.from({ length: 6 }, () => scene.addStaff()));
    const orders = await Promise.all(people.map((staffId) => approvalOf(scene, id, staffId)));
    const answers = await Promise.all(orders.map((order) => approveRequest(scene.domain, order)));
    expect(tally(answers)).toEqual({ accepted: 2, stale: 4 });
    expect(await countRows(scene, sql`reviews where request_id = ${id}`)).toBe(1);
  });

  it("takes a second factor that the approver gave a short while ago, in that session", async () => {
    const id = await alone();
    const order = await approvalOf(scene, id);
    const others = await approvalOf(scene, id, await scene.addStaff());
    const approveIn = async (session: string | null) =>
      refusalOf(await approveRequest(scene.domain, { ...order, session }));
    expect(await approveIn(null)).toBe("factor-needed");
    expect(await approveIn(others.session)).toBe("factor-needed");
    await ageFactors(order.session);
    expect(await approveIn(order.session)).toBe("factor-needed");
    expect((await caseOf(id)).approvals).toEqual({ given: 0, needed: 2 });
    expect(await approveIn((await approvalOf(scene, id)).session)).toBe("accepted");
  });

  it("a change of the request voids the first approval", async () => {
    const id = await alone();
    expectOk(await approve(scene, id));
    await scene.domain.db.execute(sql`update requests set version = version + 1 where id = ${id}`);
    expect((await caseOf(id)).approvals).toEqual({ given: 0, needed: 2 });
    expectOk(await approve(scene, id, await scene.addStaff()));
    expect((await requestOf(scene, id)).status).toBe("submitted");
  });

  it("a freeze voids the first approval", async () => {
    const id = await alone();
    expectOk(await approve(scene, id));
    await sayNotMe(scene, id);
    expect(refusalOf(await approve(scene, id, await scene.addStaff()))).toBe("frozen");
    expect((await caseOf(id)).approvals.given).toBe(0);
  });

  it("the approval of a member who is disabled by then does not count", async () => {
    const id = await alone();
    const stolen = await scene.addStaff();
    expectOk(await approve(scene, id, stolen));
    await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${stolen}`);
    expect((await caseOf(id)).approvals).toEqual({ given: 0, needed: 2 });
    expectOk(await approve(scene, id));
    expect((await requestOf(scene, id)).status).toBe("submitted");
    expectOk(await approve(scene, id, await scene.addStaff()));
    expect((await requestOf(scene, id)).status).toBe("approved");
  });

  it("is refused to two members of whom one gave the other their access", async () => {
    const giver = await scene.addStaff(["administrator", "agent", "approver"]);
    const given = await scene.addStaff();
    await scene.domain.db.execute(sql`update staff set access_from = ${giver} where id = ${given}`);
    for (const [first, second] of [
      [giver, given],
      [given, giver],
    ] as const) {
      const id = await alone();
      expectOk(await approve(scene, id, first));
      expect((await caseOf(id, second)).obstacle).toBe("shared-access");
      expect(refusalOf(await approve(scene, id, second))).toBe("shared-access");
      expectOk(await approve(scene, id));
      expect((await requestOf(scene, id)).status).toBe("approved");
    }
  });

  it("is refused to a member who invited and to one who asked for changes", async () => {
    const id = await alone();
    expect(refusalOf(await approve(scene, id, scene.inviter))).toBe("inviter");
    expect((await caseOf(id, scene.inviter)).obstacle).toBe("inviter");
    await scene.domain.db.execute(
      sql`insert into reviews (request_id, staff_id, decision, version, message)
        values (${id}, ${scene.reviewer}, 'changes-requested', 1, 'Une précision ?')`,
    );
    expect(refusalOf(await approve(scene, id))).toBe("involved");
  });

  it("one is enough once a telephone became known, who then calls", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted", {
      knownPhone: null,
    });
    const phone = { knownPhone: "+33199005678" };
    await scene.domain.db.update(accounts).set(phone).where(eq(accounts.id, account.id));
    expect(await tryTo(id, { checklist: ["no-telephone", "name-matches"] })).toBe(
      "checklist-incomplete",
    );
    expectOk(await approve(scene, id));
    expect((await requestOf(scene, id)).status).toBe("applied");
  });

  it("the old number that was reported lost is no telephone", async () => {
    const course = { hasNumber: true, losesOld: true, knownPhone: null };
    const { id } = await carryTo(scene, "individual.change", "submitted", course);
    expect((await caseOf(id)).approvals.needed).toBe(2);
  });

  it("the second does not read why the first approved until it is decided", async () => {
    const id = await alone();
    const colleague = await scene.addStaff();
    expectOk(
      await approveRequest(scene.domain, {
        ...(await approvalOf(scene, id)),
        because: "Je le connais.",
      }),
    );
    const wordsFor = async (viewer: typeof colleague) =>
      JSON.stringify((await caseOf(id, viewer)).history).includes("Je le connais.");
    expect(await wordsFor(colleague)).toBe(false);
    expect(await wordsFor(scene.reviewer)).toBe(true);
    expectOk(await approve(scene, id, colleague));
    expect(await wordsFor(colleague)).toBe(true);
  });
});

it("at low risk takes no fresh second factor", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const order = { ...(await approvalOf(scene, id)), session: null };
  expect(refusalOf(await approveRequest(scene.domain, order))).toBe("accepted");
});

describe("a first number that only the known telephone itself asks for", () => {
  it("waits the hours of its own setting", async () => {
    const mobile = freshMobile();
    const { id } = await carryTo(scene, "individual.add", "approved", {
      mobile,
      knownPhone: mobile,
    });
    const { decidedAt, takesEffectAt } = await requestOf(scene, id);
    expect((takesEffectAt?.getTime() ?? 0) - (decidedAt?.getTime() ?? 0)).toBe(24 * 3_600_000);
  });
});

describe("documents", () => {
  async function retired() {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    await proveContactOf(scene, id);
    return id;
  }
  const patch = (id: RequestId, columns: Partial<typeof documents.$inferInsert>) =>
    scene.domain.db.update(documents).set(columns).where(eq(documents.requestId, id));

  it("that are still being read must be waited for", async () => {
    const id = await retired();
    await patch(id, { reading: "waiting" });
    expect(refusalOf(await approve(scene, id))).toBe("documents-unread");
    expect((await caseOf(id)).obstacle).toBe("documents-unread");
    await patch(id, { verdict: "unjudged" });
    expect((await caseOf(id)).obstacle).toBeNull();
  });

  it("with failing rules are a risk, and approving asks for a written reason, which is kept", async () => {
    const id = await retired();
    await patch(id, { dangers: ["javascript"] });
    const shown = await caseOf(id);
    expect(await risksSeen(scene, id)).toContain("rules-fail");
    expect(shown.failing.map(({ rule }) => rule)).toContain("dangers");
    expect(await tryTo(id, { because: " \n" })).toBe("because-missing");
    expect((await requestOf(scene, id)).status).toBe("submitted");
    expect(await tryTo(id, { because: " Expliqué au téléphone. " })).toBe("accepted");
    const [row] = await scene.domain.db
      .select()
      .from(approvalRows)
      .where(eq(approvalRows.requestId, id));
    expect(row?.because).toBe("Expliqué au téléphone.");
    expect(JSON.stringify((await caseOf(id)).history)).toContain("Expliqué au téléphone.");
  });

  it("without a failing rule need no reason", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expect((await caseOf(id)).failing).toEqual([]);
    expect(await tryTo(id, { because: "" })).toBe("accepted");
  });
});

it("A reviewer sees no obstacle that the decision does not have, and none is missing", async () => {
  const { id } = await carryTo(scene, "organisation.retired", "submitted");
  expect((await caseOf(id)).obstacle).toBe("contact-not-proved");
  expect(refusalOf(await approve(scene, id))).toBe("contact-not-proved");
  expect(limits.lastFourFailuresPerRequest).toBe(5);
});
