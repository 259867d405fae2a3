import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RoleName } from "#app/domain/access/roles.ts";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { approvalsOf } from "#app/domain/request/risk-band.ts";
import { assessAgain } from "#app/domain/risk/assess-request.server.ts";
import { listApprovals } from "#db/approvals.server.ts";
import { invitations } from "#db/schema/invitations.ts";
import { reviews } from "#db/schema/reviews.ts";
import { staff } from "#db/schema/staff.ts";
import {
  approve,
  carryTo,
  freezeTokens,
  sayNotMeBy,
  seenBy,
  sendBack,
} from "#tests/support/scenario/cases.ts";
import { patience, scaled } from "#tests/support/scenario/scale.ts";
import { openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";

const team = 5;

let scene: Scene;
let people: StaffId[];
beforeAll(async () => {
  scene = await openScene();
  people = await Promise.all(Array.from({ length: team }, () => scene.addStaff()));
});
afterAll(() => scene.close());

const roles: readonly (readonly RoleName[])[] = [
  ["approver"],
  ["agent", "approver"],
  ["approver", "administrator"],
  ["agent"],
];

/** Index of the colleague who gave the access; `team` and more: the command line. */
const person = fc.record({ roles: fc.constantFrom(...roles), accessFrom: fc.nat(team + 3) });

const acts = ["approve", "approve", "approve", "approve", "ask", "freeze", "lift", "disable"] as const;
const act = fc.record({ who: fc.nat(team - 1), what: fc.constantFrom(...acts) });

const story = fc.record({
  people: fc.array(person, { minLength: team, maxLength: team }),
  inviter: fc.nat(team - 1),
  isOther: fc.boolean(),
  hasPhone: fc.boolean(),
  losesOld: fc.boolean(),
  acts: fc.array(act, { minLength: 6, maxLength: 14 }),
});
type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never;

const at = (index: number) => people[index] ?? expect.fail("nobody is there");

async function employ(told: Story) {
  for (const [index, { roles, accessFrom }] of told.people.entries()) {
    const giver = index === accessFrom ? null : (people[accessFrom] ?? null);
    const set = { roles: [...roles], accessFrom: giver, disabledAt: null };
    await scene.domain.db.update(staff).set(set).where(eq(staff.id, at(index)));
  }
}

async function begin({ inviter, isOther, hasPhone, losesOld }: Story) {
  const { id } = await carryTo(scene, "individual.change", "submitted", {
    hasNumber: true,
    losesOld,
    by: at(inviter),
    ...(!hasPhone && { knownPhone: null }),
    ...(isOther && { to: "successeur@exemple.fr" }),
  });
  return id;
}

async function perform(id: RequestId, who: StaffId, what: (typeof acts)[number]) {
  switch (what) {
    case "approve":
      return approve(scene, id, who);
    case "ask":
      if (!(await sendBack(scene, id, ["mobile"], who)).ok) return;
      return scene.domain.db.execute(sql`update requests
        set status = 'submitted', steps_asked = null, version = version + 1 where id = ${id}`);
    case "freeze": {
      const [token] = await freezeTokens(scene, id);
      return token && sayNotMeBy(scene, token);
    }
    case "lift": {
      const seen = await seenBy(scene, id, who);
      return liftFreeze(scene.domain, { ...seen, reason: "Vérifié.", telephone: null });
    }
    case "disable":
      return scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${who}`);
  }
}

/** Of the version that was approved, by members whose word counts. */
async function deciders(id: RequestId) {
  const isApproval = and(eq(reviews.requestId, id), eq(reviews.decision, "approved"));
  const [review] = await scene.domain.db.select().from(reviews).where(isApproval);
  if (!review) return null;
  const given = await listApprovals(scene.domain.db, { id, version: review.version });
  return given.map(({ staffId }) => staffId);
}

async function idsOf(query: ReturnType<typeof sql>) {
  const rows = await scene.domain.db.execute<{ id: StaffId | null }>(query);
  return rows.map((row) => row.id);
}

/** Nobody who had a part in the request before, and nobody with the access of another one. */
async function expectStrangers(id: RequestId, given: readonly StaffId[]) {
  const inviters = await scene.domain.db
    .select({ id: invitations.invitedBy, kind: invitations.recipientKind })
    .from(invitations)
    .where(eq(invitations.requestId, id));
  const involved = [
    ...inviters.map((one) => one.id),
    ...(await idsOf(sql`select staff_id as id from lifts where request_id = ${id}`)),
    ...(await idsOf(sql`select staff_id as id from reviews
      where request_id = ${id} and decision = 'changes-requested'`)),
  ];
  for (const one of given) expect(involved).not.toContain(one);
  const others = [...given, ...inviters.flatMap(({ id, kind }) => (kind === "other" && id ? id : []))];
  for (const one of given) {
    const [member] = await scene.domain.db.select().from(staff).where(eq(staff.id, one));
    expect(others).not.toContain(member?.accessFrom);
  }
}

it(
  "One person never decides where two are due, and the two never include who had a part in it",
  async () => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(story, async (told) => {
        await employ(told);
        const id = await begin(told);
        for (const { who, what } of told.acts) {
          const band = (await assessAgain(scene.domain, id))?.band ?? "low";
          await perform(id, at(who), what);
          const given = await deciders(id);
          if (!given) continue;
          decided += 1;
          expect(given.length).toBeGreaterThanOrEqual(approvalsOf(band));
          expect(new Set(given).size).toBe(given.length);
          if (approvalsOf(band) > 1) await expectStrangers(id, given);
          return;
        }
        expect((await requestOf(scene, id)).status).not.toBe("approved");
      }),
      { numRuns: scaled(400, 40), seed: 10, endOnFailure: true },
    );
    expect(decided).toBeGreaterThan(scaled(40, 4));
  },
  patience(900, 120),
);
