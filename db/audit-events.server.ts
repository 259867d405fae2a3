import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, notInArray, sql } from "drizzle-orm";
import type { AuditAction } from "#app/domain/audit/actions.ts";
import { canonicalJson, type NewAuditEvent } from "#app/domain/audit/event.ts";
import type { DocumentId, RequestId, StaffId } from "#app/domain/ids.ts";
import { findOtherEnds } from "./audit-heads.server.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { databaseNow, minutesAgo } from "./connection/clock.server.ts";
import { type AuditEvent, auditEvents } from "./schema/audit-events.ts";

const start = "0".repeat(64);

/** One writer per chain at a time. */
export async function appendAuditEvent(db: Database, event: NewAuditEvent) {
  const chain = event.requestId ?? "system";
  const at = await lockChain(db, chain);
  const [last] = await db
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.chain, chain))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  const row = {
    chain,
    seq: (last?.seq ?? 0) + 1,
    requestId: event.requestId,
    at,
    actor: event.actor,
    action: event.action,
    details: event.details ?? {},
    previousHash: last?.hash ?? start,
  };
  await db.insert(auditEvents).values({ ...row, hash: hashOf(row) });
}

/**
 * Unless the same actor did the same to the same document within `minutes`. Needs a transaction: of
 * several concurrent calls, one writes.
 */
export async function appendUnlessRecent(tx: Transaction, event: DocumentEvent, minutes: number) {
  if (await isRecent(tx, event, minutes)) return;
  await lockChain(tx, event.requestId);
  if (!(await isRecent(tx, event, minutes))) await appendAuditEvent(tx, event);
}

type DocumentEvent = NewAuditEvent & {
  readonly requestId: RequestId;
  readonly details: { readonly document: DocumentId };
};

async function isRecent(db: Database, event: DocumentEvent, minutes: number) {
  const [row] = await db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.chain, event.requestId),
        eq(auditEvents.actor, event.actor),
        eq(auditEvents.action, event.action),
        sql`${auditEvents.details} ->> 'document' = ${event.details.document}`,
        gt(auditEvents.at, minutesAgo(minutes)),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Returns the transaction's time, which also dates messages. */
async function lockChain(db: Database, chain: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${chain}, 7))`);
  return databaseNow(db);
}

export function listAuditEvents(db: Database, requestId: RequestId) {
  return db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.requestId, requestId))
    .orderBy(asc(auditEvents.seq));
}

/** Whether a staff member did one of these about the request. */
export async function hasActed(
  db: Database,
  { requestId, staffId }: { readonly requestId: RequestId; readonly staffId: StaffId },
  actions: readonly AuditAction[],
) {
  const [row] = await db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.chain, requestId),
        eq(auditEvents.actor, `staff:${staffId}`),
        inArray(auditEvents.action, [...actions]),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** The last thing that this member did about the request in these minutes, views aside. */
export async function findLastAct(
  db: Database,
  { requestId, staffId }: { readonly requestId: RequestId; readonly staffId: StaffId },
  minutes: number,
) {
  const [row] = await db
    .select({ action: auditEvents.action })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.chain, requestId),
        eq(auditEvents.actor, `staff:${staffId}`),
        notInArray(auditEvents.action, ["document-viewed", "document-downloaded"]),
        gt(auditEvents.at, minutesAgo(minutes)),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return row?.action ?? null;
}

/** What somebody does who only looks. */
const looking: AuditAction[] = ["signed-in", "message-read", "document-downloaded"];

/** Anything but looking. */
export async function hasCustomerActedSince(db: Database, requestId: RequestId, since: Date) {
  const acted = and(
    eq(auditEvents.requestId, requestId),
    eq(auditEvents.actor, "customer"),
    notInArray(auditEvents.action, looking),
    gt(auditEvents.at, since),
  );
  return (await db.$count(auditEvents, acted)) > 0;
}

export interface AuditFault {
  readonly chain: string;
  readonly seq: number;
  readonly fault:
    | "gap"
    | "broken-link"
    | "altered"
    /** Events from here on are gone. */
    | "cut"
    /** The chain agrees with itself, and not with what was written outside. */
    | "not-as-anchored"
    /** The last event is another one than was noted when it was written. */
    | "other-end";
}

export async function verifyAuditTrail(db: Database) {
  const faults: AuditFault[] = [];
  let events = 0;
  let previous: AuditEvent | undefined;
  for (;;) {
    const page = await nextPage(db, previous);
    for (const event of page) {
      const fault = faultOf(event, previous?.chain === event.chain ? previous : undefined);
      if (fault) faults.push({ chain: event.chain, seq: event.seq, fault });
      previous = event;
    }
    events += page.length;
    if (page.length < 1000) break;
  }
  for (const { chain, seq, kind } of await findOtherEnds(db))
    faults.push({ chain, seq, fault: kind === "cut" ? "cut" : "other-end" });
  return { events, faults };
}

function nextPage(db: Database, after: AuditEvent | undefined) {
  return db
    .select()
    .from(auditEvents)
    .where(
      after && sql`(${auditEvents.chain}, ${auditEvents.seq}) > (${after.chain}, ${after.seq})`,
    )
    .orderBy(asc(auditEvents.chain), asc(auditEvents.seq))
    .limit(1000);
}

function faultOf(event: AuditEvent, before: AuditEvent | undefined): AuditFault["fault"] | null {
  if (event.seq !== (before?.seq ?? 0) + 1) return "gap";
  if (event.previousHash !== (before?.hash ?? start)) return "broken-link";
  return event.hash === hashOf(event) ? null : "altered";
}

function hashOf(event: Omit<AuditEvent, "id" | "hash">) {
  const { chain, seq, actor, action, details, previousHash } = event;
  const at = event.at.toISOString();
  return createHash("sha256")
    .update(canonicalJson({ chain, seq, at, actor, action, details, previousHash }))
    .digest("hex");
}
