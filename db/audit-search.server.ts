import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { AuditSearch, SearchedActor } from "#app/domain/audit/search.ts";
import type { Database } from "./connection/client.server.ts";
import { auditEvents } from "./schema/audit-events.ts";
import { requests } from "./schema/requests.ts";

/** Newest first; `after` is the id of the last one that was shown. */
export async function listAuditPage(
  db: Database,
  search: AuditSearch,
  { after, rows }: { readonly after: number | null; readonly rows: number },
) {
  const { at, id } = auditEvents;
  // Exact to the microsecond, which a Date is not: the event itself says its moment.
  const before =
    after === null
      ? undefined
      : sql`(${at}, ${id}) < ((select at from audit_events where id = ${after}), ${after}::bigint)`;
  return db
    .select({
      id,
      at,
      seq: auditEvents.seq,
      actor: auditEvents.actor,
      action: auditEvents.action,
      details: auditEvents.details,
      hash: auditEvents.hash,
      reference: requests.reference,
      decidedAt: requests.decidedAt,
    })
    .from(auditEvents)
    .leftJoin(requests, eq(requests.id, auditEvents.requestId))
    .where(and(matches(search), before))
    .orderBy(desc(at), desc(id))
    .limit(rows);
}

export type FoundEvent = Awaited<ReturnType<typeof listAuditPage>>[number];

function matches({ actor, action, reference, from, to }: AuditSearch) {
  const day = (date: string) => sql`${date}::date::timestamp at time zone 'Europe/Paris'`;
  const ofRequest = sql`${auditEvents.requestId} = (select id from requests
    where reference = ${reference})`;
  return and(
    actor ? eq(auditEvents.actor, actor satisfies SearchedActor) : undefined,
    action ? eq(auditEvents.action, action) : undefined,
    reference ? ofRequest : undefined,
    from ? sql`${auditEvents.at} >= ${day(from)}` : undefined,
    to ? lt(auditEvents.at, nextDay(to)) : undefined,
  );
}

const nextDay = (date: string): SQL =>
  sql`(${date}::date + 1)::timestamp at time zone 'Europe/Paris'`;
