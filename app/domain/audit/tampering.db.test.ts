import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "#app/domain/audit/event.ts";
import { checkStamp } from "#app/providers/timestamp/rfc3161.server.ts";
import type { OpenDatabase, Transaction } from "#db/connection/client.server.ts";
import { auditEvents } from "#db/schema/audit-events.ts";
import { type MemoryStore, memoryStore } from "#tests/support/scenario/anchors.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { everySecond, seeded } from "#tests/support/scenario/scale.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { verifyAudit } from "./verify-audit.server.ts";
import { sha256Of, writeAnchors } from "./write-anchor.server.ts";

const places = 100;

let scene: Scene;
let store: MemoryStore;
let chains: { chain: string; length: number }[];
beforeAll(async () => {
  scene = await openScene();
  store = memoryStore();
  for (const situation of [
    "organisation.retired",
    "individual.change",
    "individual.add",
  ] as const) {
    await carryTo(scene, situation, "applied", { hasNumber: situation === "individual.change" });
    await writeAnchors({ ...scene.domain, store });
  }
  chains = await scene.domain.db.execute<{ chain: string; length: number }>(
    sql`select chain, max(seq)::int as length from audit_events group by chain
      having max(seq) > 3 order by min(at), chain`,
  );
});
afterAll(() => scene.close());

interface Event {
  readonly chain: string;
  readonly seq: number;
}
const where = ({ chain, seq }: Event) => sql`chain = ${chain} and seq = ${seq}`;
const from = ({ chain, seq }: Event) => sql`chain = ${chain} and seq >= ${seq}`;

/** Moves the events from here on, two steps so that no number is there twice. */
async function shift(tx: Transaction, place: Event, by: number) {
  await tx.execute(sql`update audit_events set seq = -(seq + ${by}::int) where ${from(place)}`);
  await tx.execute(
    sql`update audit_events set seq = -seq where chain = ${place.chain} and seq < 0`,
  );
}

/** As the owner of the database can: hashes and heads are made to agree again. */
async function hashAgain(tx: Transaction, { chain }: Pick<Event, "chain">) {
  const events = await tx
    .select()
    .from(auditEvents)
    .where(sql`chain = ${chain}`)
    .orderBy(auditEvents.seq);
  let previousHash = "0".repeat(64);
  for (const { id, seq, at, actor, action, details } of events) {
    const said = { chain, seq, at: at.toISOString(), actor, action, details, previousHash };
    const hash = sha256Of(canonicalJson(said));
    await tx.execute(
      sql`update audit_events set previous_hash = ${previousHash}, hash = ${hash} where id = ${id}`,
    );
    previousHash = hash;
  }
  if (events.length === 0) await tx.execute(sql`delete from audit_heads where chain = ${chain}`);
  else
    await tx.execute(sql`update audit_heads set (seq, hash) = (select seq, hash from audit_events
    where chain = ${chain} order by seq desc limit 1) where chain = ${chain}`);
}

/** Returns the event at which the trail has to be found wrong. */
type Attack = (tx: Transaction, place: Event, length: number) => Promise<Event>;

const edits = [
  sql`actor = 'staff:00000000-0000-4000-8000-000000000000'`,
  sql`action = 'rejected'`,
  sql`details = details || '{"forged": true}'`,
  sql`at = at - interval '1 hour'`,
];

const edit: Attack = async (tx, place) => {
  const change = edits[place.seq % edits.length] ?? sql`action = 'rejected'`;
  await tx.execute(sql`update audit_events set ${change} where ${where(place)}`);
  return place;
};

const remove: Attack = async (tx, place) => {
  await tx.execute(sql`delete from audit_events where ${where(place)}`);
  return place;
};

const insert: Attack = async (tx, place) => {
  await shift(tx, place, 1);
  await tx.execute(sql`insert into audit_events
    (chain, seq, request_id, at, actor, action, details, previous_hash, hash)
    select chain, ${place.seq}::int, request_id, at, 'system', 'approved', '{}', previous_hash,
      repeat('a', 64) from audit_events where ${where({ ...place, seq: place.seq + 1 })}`);
  return place;
};

const swap: Attack = async (tx, place, length) => {
  const seq = place.seq === length ? place.seq - 1 : place.seq;
  const [one, next] = [where({ ...place, seq }), where({ ...place, seq: seq + 1 })];
  await tx.execute(sql`update audit_events set seq = -1 where ${one}`);
  await tx.execute(sql`update audit_events set seq = ${seq} where ${next}`);
  await tx.execute(
    sql`update audit_events set seq = ${seq + 1} where chain = ${place.chain} and seq = -1`,
  );
  return { ...place, seq };
};

const cut: Attack = async (tx, place) => {
  await tx.execute(sql`delete from audit_events where ${from(place)}`);
  return place;
};

const rewrite: Attack = async (tx, place) => {
  await edit(tx, place, 0);
  return place;
};

const attacks = { edit, delete: remove, insert, swap, "cut the tail": cut, "rewrite all": rewrite };
type Kind = keyof typeof attacks;

class RolledBack extends Error {}

/** In a transaction that is rolled back: the next attack finds the trail whole. */
async function attacked(kind: Kind, place: Event, length: number, isThorough: boolean) {
  let found = { first: {} as unknown, wrong: place };
  const attempt = scene.domain.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    const wrong = await attacks[kind](tx, place, length);
    if (isThorough) await hashAgain(tx, place);
    const db = tx as unknown as OpenDatabase;
    const { faults } = await verifyAudit({ ...scene.domain, db, store, checkStamp });
    found = { first: faults[0], wrong };
    throw new RolledBack();
  });
  await expect(attempt).rejects.toBeInstanceOf(RolledBack);
  return found;
}

describe("the audit trail shows, with the place, whoever", () => {
  const placeOf = fc.record({ chain: fc.nat(), seq: fc.nat() });

  it.each((Object.keys(attacks) as Kind[]).map((kind, index) => [kind, index] as const))(
    "%s",
    async (kind, index) => {
      const drawn = everySecond(seeded(20261128 + index)(placeOf, places), index % 2);
      for (const [number, draw] of drawn.entries()) {
        const { chain, length } = chains[draw.chain % chains.length] ?? expect.fail("no chain");
        const place = { chain, seq: (draw.seq % length) + 1 };
        // Half of them make hashes and heads agree again; who rewrites all always does.
        const isThorough = kind === "rewrite all" || number % 2 === 1;
        const { first, wrong } = await attacked(kind, place, length, isThorough);
        const why = `${kind} at ${place.chain} ${String(place.seq)} of ${String(length)}`;
        // A gap is reported at the event after it.
        const seqs = [wrong.seq, ...(kind === "delete" && !isThorough ? [wrong.seq + 1] : [])];
        expect(seqs, why).toContain((first as { seq: number }).seq);
        expect(first, why).toMatchObject({ chain: wrong.chain });
      }
    },
    120_000,
  );

  it("leaves it alone is told that nothing is wrong", async () => {
    const { faults, anchorFaults, unanchored, anchors } = await verifyAudit({
      ...scene.domain,
      store,
      checkStamp,
    });
    expect({ faults, anchorFaults, unanchored }).toEqual({
      faults: [],
      anchorFaults: [],
      unanchored: 0,
    });
    expect(anchors).toBe(3);
  });

  it("cuts off events that no anchor holds yet, as long as the noted end stays", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const place = { chain: id, seq: 2 };
    const { first } = await attacked("cut the tail", place, 9, false);
    expect(first).toEqual({ ...place, fault: "cut" });
  });

  it("deletes a whole chain, thoroughly", async () => {
    const [{ chain, length } = { chain: "", length: 0 }] = chains;
    const { first } = await attacked("cut the tail", { chain, seq: 1 }, length, true);
    expect(first).toMatchObject({ chain, seq: 1, fault: "cut" });
  });
});
