import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { AnchoredChain } from "#app/domain/audit/anchor.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { minutesAgo } from "./connection/clock.server.ts";
import { auditAnchors, auditHeads } from "./schema/audit-anchors.ts";
import { auditEvents } from "./schema/audit-events.ts";

/** Events that are not yet written outside, of chains that changed alone. */
export function listUnanchored(db: Database, most: number) {
  const isNew = sql`${auditHeads.anchoredSeq} < ${auditEvents.seq}
    and ${auditEvents.seq} <= ${auditHeads.seq}`;
  return db
    .select({ chain: auditEvents.chain, seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditHeads)
    .innerJoin(auditEvents, and(eq(auditEvents.chain, auditHeads.chain), isNew))
    .where(sql`${auditHeads.anchoredSeq} < ${auditHeads.seq}`)
    .orderBy(asc(auditHeads.chain), asc(auditEvents.seq))
    .limit(most);
}

/** The next number is ours alone; null while another process writes it. */
export async function claimAnchor(tx: Transaction) {
  const [last] = await tx
    .select()
    .from(auditAnchors)
    .where(isNotNull(auditAnchors.sha256))
    .orderBy(desc(auditAnchors.number))
    .limit(1);
  const number = (last?.number ?? 0) + 1;
  const [claimed] = await tx
    .insert(auditAnchors)
    .values({ number })
    .onConflictDoUpdate({
      target: auditAnchors.number,
      set: { claimedAt: sql`now()` },
      setWhere: sql`${auditAnchors.sha256} is null
        and ${auditAnchors.claimedAt} < ${minutesAgo(limits.anchorClaimMinutes)}`,
    })
    .returning();
  return claimed ? { number, previous: last?.sha256 ?? null } : null;
}

/** Nothing was written, or the attempt failed: the next run need not wait. */
export async function releaseAnchor(db: Database, number: number) {
  await db
    .delete(auditAnchors)
    .where(and(eq(auditAnchors.number, number), isNull(auditAnchors.sha256)));
}

export async function recordAnchor(
  tx: Transaction,
  written: {
    readonly number: number;
    readonly sha256: string;
    readonly chains: readonly AnchoredChain[];
  },
) {
  const { number, sha256 } = written;
  await tx.update(auditAnchors).set({ sha256 }).where(eq(auditAnchors.number, number));
  const upTo = written.chains.map(({ chain, from, hashes }) => ({
    chain,
    seq: from + hashes.length - 1,
  }));
  await tx.execute(sql`
    update audit_heads set anchored_seq = greatest(anchored_seq, written.seq)
    from (select chain, max(seq) as seq
      from json_to_recordset(${JSON.stringify(upTo)}::json) as one(chain text, seq int)
      group by chain) as written
    where audit_heads.chain = written.chain`);
}

export async function findLastAnchor(db: Database) {
  const [last] = await db
    .select()
    .from(auditAnchors)
    .where(isNotNull(auditAnchors.sha256))
    .orderBy(desc(auditAnchors.number))
    .limit(1);
  return last ?? null;
}

export async function markStamped(db: Database, number: number) {
  await db
    .update(auditAnchors)
    .set({ stampedAt: sql`now()` })
    .where(inArray(auditAnchors.number, [number]));
}

/** The first event of each chain that is not what was written outside, or is gone. */
export async function findUnlike(db: Database, chains: readonly AnchoredChain[]) {
  const rows = await db.execute<{ chain: string; seq: number; found: boolean }>(sql`
    select distinct on (said.chain) said.chain, (said."from" + hash.place - 1)::int as seq,
      event.hash is not null as found
    from json_to_recordset(${JSON.stringify(chains)}::json)
        as said(chain text, "from" int, hashes json)
    cross join lateral json_array_elements_text(said.hashes) with ordinality as hash(value, place)
    left join audit_events as event
      on event.chain = said.chain and event.seq = said."from" + hash.place - 1
    where event.hash is distinct from hash.value
    order by said.chain, said."from" + hash.place`);
  return [...rows];
}

/** Chains whose last event is not the one that was noted when it was written. */
export async function findOtherEnds(db: Database) {
  const rows = await db.execute<{
    chain: string;
    seq: number;
    kind: "cut" | "unlike" | "unnoted";
  }>(sql`
    select coalesce(head.chain, last.chain) as chain,
      case when head.seq > coalesce(last.seq, 0) then coalesce(last.seq, 0) + 1
        else last.seq end as seq,
      case when head.seq > coalesce(last.seq, 0) then 'cut'
        when head.seq = last.seq then 'unlike' else 'unnoted' end as kind
    from audit_heads as head
    full join (
      select distinct on (chain) chain, seq, hash from audit_events order by chain, seq desc
    ) as last on last.chain = head.chain
    where head.seq is distinct from last.seq or head.hash is distinct from last.hash
    order by 1`);
  return [...rows];
}

export async function countUnanchored(db: Database) {
  const [row] = await db.execute<{ count: number }>(sql`
    select coalesce(sum(seq - anchored_seq), 0)::int as count from audit_heads
    where anchored_seq < seq`);
  return row?.count ?? 0;
}
