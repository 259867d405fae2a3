import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { findAccount } from "#db/accounts.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { type Request, requests } from "#db/schema/requests.ts";
import { patience, scaled } from "#tests/support/scenario/scale.ts";
import { addAccount, openScene, type Scene, withNumber } from "#tests/support/scenario/scenario.ts";
import { type CommandName, commands, newWorld, type World } from "#tests/support/scenario/world.ts";
import { type Action, isEditable, isOpen, type Status, transitions } from "./state-machine.ts";

let scene: Scene;
/** On the same database. */
let undoable: Scene;
beforeAll(async () => {
  scene = await openScene();
  const rules = { ...scene.domain.rules, undoMinutes: 10 };
  undoable = { ...scene, domain: { ...scene.domain, rules } };
});
afterAll(() => scene.close());

interface Snapshot {
  readonly account: Account;
  readonly rows: ReadonlyMap<string, Request>;
}

async function look({ account: { id } }: World): Promise<Snapshot> {
  const { db } = scene.domain;
  const rows = await db.select().from(requests).where(eq(requests.accountId, id));
  const account = await findAccount(db, id);
  return { account, rows: new Map(rows.map((row) => [row.id, row])) };
}

const steps = Object.values(transitions).flatMap(({ from, to }) =>
  (from as readonly Status[]).map((status) => [status, to as Status] as const),
);

function reachable(from: Status, actions: number): Set<Status> {
  let reached = new Set([from]);
  for (let index = 0; index < actions + 1; index += 1) {
    const next = steps.filter(([status]) => reached.has(status)).map(([, to]) => to);
    reached = new Set([
      ...reached,
      ...(index < actions ? next : next.filter((to) => to === "applied")),
    ]);
  }
  return reached;
}

const answersOf = (request: Request) => [
  request.situation,
  request.mobile,
  request.mobileVerifiedAt?.getTime(),
  request.currentNumber,
  request.addresses,
  request.contactName,
  request.contactRole,
  request.contactEmail,
];
const protectionOf = (account: Account) => [
  account.mobile,
  account.mobileVerifiedAt?.getTime(),
  account.contactName,
  account.contactEmail,
  account.authorisedAddresses,
];

function checkRequest(before: Request | undefined, after: Request, actions: number) {
  expect(reachable(before?.status ?? "started", actions)).toContain(after.status);
  if (["submitted", "approved", "applied"].includes(after.status)) {
    const needs = after.situation && catalogue[after.situation].steps;
    expect(needs).not.toBeNull();
    if (needs?.includes("mobile")) expect(after.mobileVerifiedAt).not.toBeNull();
    if (needs?.includes("addresses")) expect(after.addresses.length).toBeGreaterThan(0);
    for (const step of needs ?? []) expect(after.stepsDone).toContain(step);
  }
  if (!before) return;
  expect(after.version).toBeGreaterThanOrEqual(before.version);
  if (before.disputedAt) {
    expect(after.disputedAt).toEqual(before.disputedAt);
    if (before.status === "submitted" && actions === 1) expect(after.status).not.toBe("applied");
  }
  if (after.status === "rejected" && isEditable(before.status) && actions === 1) {
    expect(before.frozenAt).not.toBeNull();
    expect(after.frozenAt).toEqual(before.frozenAt);
  }
  if (after.mobile !== before.mobile && actions === 1) expect(after.mobileVerifiedAt).toBeNull();
  if (
    after.status !== before.status &&
    (after.status === "approved" || after.status === "applied")
  ) {
    if (actions === 1) expect(before.frozenAt).toBeNull();
    expect(after.frozenAt === null || after.alarmedAt !== null || actions > 1).toBe(true);
  }
  if (before.frozenAt && actions === 1) expect(answersOf(after)).toEqual(answersOf(before));
  if (!isEditable(before.status) && after.status !== "returned" && actions === 1) {
    expect(answersOf(after)).toEqual(answersOf(before));
  }
}

function check(before: Snapshot, after: Snapshot, actions: number) {
  for (const [id, request] of after.rows) checkRequest(before.rows.get(id), request, actions);
  const open = [...after.rows.values()].filter(({ status }) => isOpen(status));
  expect(open.length).toBeLessThanOrEqual(1);
  const applied = [...after.rows.values()].filter(
    ({ id, status }) => status === "applied" && before.rows.get(id)?.status !== "applied",
  );
  const isSame =
    JSON.stringify(protectionOf(before.account)) === JSON.stringify(protectionOf(after.account));
  expect(applied.length > 0 || isSame).toBe(true);
  for (const { situation, mobile } of applied) {
    if (situation && catalogue[situation].steps.includes("mobile")) {
      expect(after.account.mobile).toBe(mobile);
    }
  }
}

function checkRefusal(before: Snapshot, after: Snapshot) {
  const uncounted = { codeFailures: 0, lastFourFailures: 0 };
  for (const [id, request] of after.rows) {
    expect({ ...request, ...uncounted }).toEqual({ ...before.rows.get(id), ...uncounted });
  }
  expect(after.account).toEqual(before.account);
}

async function checkChains({ rows }: Snapshot) {
  const ids = [...rows.keys()];
  if (ids.length === 0) return;
  const [broken] = await scene.domain.db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select seq, previous_hash, lag(hash) over w as hash_before, row_number() over w as place
      from audit_events where chain in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})
      window w as (partition by chain order by seq)
    ) t where seq <> place or previous_hash <> coalesce(hash_before, repeat('0', 64))`);
  expect(broken?.count).toBe(0);
}

const composite: readonly CommandName[] = ["answer"];

async function take(world: World, step: readonly (readonly [CommandName, number])[]) {
  const before = await look(world);
  const answers = await Promise.all(step.map(([name, n]) => commands[name](world, n)));
  const after = await look(world);
  const isSingle = step.length === 1 && !step.some(([name]) => composite.includes(name));
  check(before, after, isSingle ? 1 : 2);
  if (isSingle && answers[0]?.ok === false) checkRefusal(before, after);
  await checkChains(after);
}

/** The command in tests/support/scenario/world.ts that takes an action. */
const commandOf: Record<Action, CommandName> = {
  submit: "submit",
  withdraw: "withdraw",
  supersede: "come-elsewhere",
  expire: "months-pass",
  "request-changes": "send-back",
  "take-back": "take-back",
  reject: "reject",
  approve: "approve",
  apply: "apply",
};

const names = Object.keys(commands) as CommandName[];
const onwards: CommandName[] = [
  "answer",
  "submit",
  "prove-contact",
  "approve",
  "undo-ends",
  "conclude",
  "delay-ends",
  "apply",
];
const command = fc.tuple(fc.constantFrom(...names, ...onwards, ...onwards), fc.nat(1000));
const step = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(command) },
  { weight: 1, arbitrary: fc.tuple(command, command) },
);
const course = fc.record({
  entity: fc.constantFrom<Account["entity"]>("individual", "company", "association"),
  hasNumber: fc.boolean(),
  choice: fc.nat(1000),
  head: fc.nat(onwards.length),
  steps: fc.array(step, { minLength: 4, maxLength: 18, size: "max" }),
});

type Course = typeof course extends fc.Arbitrary<infer Value> ? Value : never;

async function run({ entity, hasNumber, choice, head, steps: taken }: Course) {
  const account = await addAccount(scene, { entity, ...(hasNumber && withNumber()) });
  const world = newWorld(choice % 2 === 0 ? scene : undoable, account);
  await take(world, [["invite", 1 + (choice % 6)]]);
  await take(world, [["open-link", 1]]);
  for (const name of onwards.slice(0, head)) await take(world, [[name, choice]]);
  for (const one of taken) await take(world, one);
}

describe("any actions, in any order and two at a time", () => {
  it("include every action of the table", () => {
    expect(names).toEqual(expect.arrayContaining(Object.values(commandOf)));
  });

  it(
    "do nothing illegal to statuses, accounts, open requests, verifications and audit chains",
    async () => {
      const shards = [101, 102, 103, 104];
      const numRuns = scaled(5000, 100) / shards.length;
      await Promise.all(
        shards.map((seed) => fc.assert(fc.asyncProperty(course, run), { seed, numRuns })),
      );
      const reached = await scene.domain.db.execute<{ status: Status }>(
        sql`select distinct status::text as status from requests`,
      );
      expect(reached.map(({ status }) => status).sort()).toEqual(
        ["applied", "approved", "expired", "rejected", "returned", "started"].concat(
          "submitted",
          "superseded",
          "withdrawn",
        ),
      );
      const { faults } = await verifyAuditTrail(scene.domain.db);
      expect(faults).toEqual([]);
    },
    patience(3600, 300),
  );
});
