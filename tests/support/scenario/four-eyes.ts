import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import type { RoleName } from "#app/domain/access/roles.ts";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import {
  defaultRiskSettings,
  type RiskSettings,
  type RiskValues,
} from "#app/domain/request/risk-settings.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { concludeDecision } from "#app/domain/review/conclude-decision.server.ts";
import { confirmProposal } from "#app/domain/risk/decide-proposal.server.ts";
import { proposeSettings } from "#app/domain/risk/propose-settings.server.ts";
import { readRiskSettings } from "#app/domain/risk/risk-settings.server.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { staff } from "#db/schema/staff.ts";
import { approve, carryTo, confirm, freezeTokens, reject, sayNotMeBy, seenBy } from "./cases.ts";
import { sendBack, undo } from "./cases.ts";
import { expectOk, requestOf, type Scene } from "./scenario.ts";

export const team = 5;

export interface Desk {
  readonly scene: Scene;
  readonly people: readonly StaffId[];
  /** Two, who lift freezes and change the risk settings. */
  readonly administrators: readonly StaffId[];
}

const roles: readonly (readonly RoleName[])[] = [
  ["approver"],
  ["approver"],
  ["agent", "approver"],
  ["approver", "administrator"],
  ["agent"],
];

/** Index of the colleague who gave the access; `team` and more: the command line. */
const person = fc.record({ roles: fc.constantFrom(...roles), accessFrom: fc.nat(team + 5) });
const who = fc.nat(team - 1);
const hours = fc.constantFrom(0.1, 0.2, 1, 23, 25, 47, 49, 71, 73);
const byWhom = ["approve", "ask", "disable", "reject", "undo"] as const;
const byNobody = ["answer", "freeze", "confirm", "stop", "jobs"] as const;
const valueNames = ["default", "raised", "high", "pointless"] as const;

const act = fc.oneof(
  { weight: 7, arbitrary: fc.record({ act: fc.constant(byWhom[0]), who }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom(...byWhom), who }) },
  { weight: 7, arbitrary: fc.record({ act: fc.constantFrom(...byNobody) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("confirm" as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("jobs" as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("lift" as const), who: fc.nat(team + 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("settings" as const),
      to: fc.constantFrom(...valueNames),
    }),
  },
  { weight: 6, arbitrary: fc.record({ act: fc.constant("pass" as const), hours }) },
);
export type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Some stories begin with what everybody approves, so that enough of them come to an end. */
const begun: readonly Act[] = [
  ...Array.from({ length: team }, (_, index) => ({ act: "approve" as const, who: index })),
  { act: "pass", hours: 0.2 },
  { act: "jobs" },
];

export const story = fc.record({
  people: fc.array(person, { minLength: team, maxLength: team }),
  inviter: who,
  isAcquired: fc.boolean(),
  isOther: fc.boolean(),
  hasPhone: fc.boolean(),
  losesOld: fc.boolean(),
  settings: fc.constantFrom(...valueNames),
  head: fc.constantFrom<readonly Act[]>([], begun),
  acts: fc.array(act, { minLength: 12, maxLength: 30, size: "max" }),
});
export type Story = typeof story extends fc.Arbitrary<infer Told> ? Told : never;

export function personAt({ people, administrators }: Desk, index: number) {
  const found = [...people, ...administrators][index];
  if (!found) throw new Error("nobody is there");
  return found;
}

export async function begin(desk: Desk, told: Story) {
  const { scene } = desk;
  for (const [index, { roles, accessFrom }] of told.people.entries()) {
    const giver = index === accessFrom ? null : (desk.people[accessFrom] ?? null);
    const set = { roles: [...roles], accessFrom: giver, disabledAt: null };
    await scene.domain.db
      .update(staff)
      .set(set)
      .where(eq(staff.id, personAt(desk, index)));
  }
  await changeSettings(desk, told.settings);
  const { inviter, isAcquired, isOther, hasPhone, losesOld } = told;
  const course = {
    by: personAt(desk, inviter),
    ...(!hasPhone && { knownPhone: null }),
    ...(isOther && { to: "successeur@exemple.fr" }),
    ...(!isAcquired && { hasNumber: true, losesOld }),
  };
  const situation = isAcquired ? "organisation.acquired" : "individual.change";
  return carryTo(scene, situation, "submitted", course);
}

function valuesNamed(name: (typeof valueNames)[number]): RiskValues {
  const { points, situations } = defaultRiskSettings;
  switch (name) {
    case "default":
      return defaultRiskSettings;
    case "pointless":
      return { ...defaultRiskSettings, points: { ...points, ...zeros() } };
    case "raised":
    case "high": {
      const floors = situationIds.map((id) => [
        id,
        { floor: name === "high" ? name : strictest(situations, id), withoutTelephone: "high" },
      ]);
      return { ...defaultRiskSettings, situations: Object.fromEntries(floors) as never };
    }
  }
}

function zeros() {
  return Object.fromEntries(Object.keys(defaultRiskSettings.points).map((id) => [id, 0]));
}

function strictest(floors: RiskSettings["situations"], id: (typeof situationIds)[number]) {
  return floors[id].floor === "low" ? "raised" : floors[id].floor;
}

/** One proposes, the other confirms; what is in force already is not proposed. */
async function changeSettings({ scene, administrators }: Desk, name: (typeof valueNames)[number]) {
  const { domain } = scene;
  const [one, other] = administrators;
  if (!one || !other) throw new Error("two administrators are missing");
  const { version: basedOn } = await readRiskSettings(domain.db);
  const values = valuesNamed(name);
  const proposed = await proposeSettings(domain, { by: one, basedOn, values, reason: "Essai." });
  if (proposed.ok) expectOk(await confirmProposal(domain, { id: proposed.value.id, by: other }));
}

/** Everything that was dated moves into the past, as if the clock went on. */
async function pass({ scene: { domain } }: Desk, id: RequestId, hours: number) {
  const back = sql`make_interval(secs => ${Math.round(hours * 3600)}::int)`;
  await domain.db.execute(sql`update requests set pending_until = pending_until - ${back},
    takes_effect_at = takes_effect_at - ${back}, confirm_before = confirm_before - ${back},
    decided_at = decided_at - ${back} where id = ${id}`);
  await domain.db.execute(sql`update reviews set created_at = created_at - ${back},
    takes_effect_at = takes_effect_at - ${back} where request_id = ${id}`);
  await domain.db.execute(sql`update links set expires_at = expires_at - ${back}
    where request_id = ${id} and purpose::text = 'confirmation'`);
}

/** The customer sends the request again after changes were asked for. */
async function answerChanges(scene: Scene, id: RequestId) {
  if ((await requestOf(scene, id)).status !== "returned") return;
  await scene.domain.db.execute(sql`update requests
    set status = 'submitted', steps_asked = null, version = version + 1 where id = ${id}`);
}

export async function perform(desk: Desk, id: RequestId, one: Act): Promise<unknown> {
  const { scene } = desk;
  const { domain } = scene;
  switch (one.act) {
    case "approve":
      return approve(scene, id, personAt(desk, one.who));
    case "ask":
      return sendBack(scene, id, ["mobile"], personAt(desk, one.who));
    case "answer":
      return answerChanges(scene, id);
    case "reject":
      return reject(scene, id, personAt(desk, one.who));
    case "undo":
      return undo(scene, id, personAt(desk, one.who));
    case "disable": {
      const isWho = sql`id = ${personAt(desk, one.who)}`;
      return domain.db.execute(sql`update staff set disabled_at = now() where ${isWho}`);
    }
    case "freeze": {
      const [token] = await freezeTokens(scene, id);
      return token && sayNotMeBy(scene, token);
    }
    case "lift": {
      const seen = await seenBy(scene, id, personAt(desk, one.who));
      return liftFreeze(domain, { ...seen, reason: "Vérifié.", telephone: null });
    }
    case "settings":
      return changeSettings(desk, one.to);
    case "confirm":
      return confirm(scene, id);
    case "stop":
      return confirm(scene, id, "stop");
    case "jobs":
      await concludeDecision(domain, id);
      return applyRequest(domain, id);
    case "pass":
      return pass(desk, id, one.hours);
  }
}
