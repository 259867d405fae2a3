import { and, desc, eq, sql } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { EntryKind, EntryPlace } from "#app/domain/review/account-page.ts";
import { isAlert } from "./alert.ts";
import type { Database } from "./connection/client.server.ts";
import { isSeen, type Sight } from "./desk-settings.server.ts";
import { lapsed } from "./has-lapsed.ts";
import { requests } from "./schema/requests.ts";

interface Shown {
  readonly limit: number;
  readonly sight: Sight;
}

export function listRequestsOf(db: Database, accountId: AccountId, { limit, sight }: Shown) {
  return db
    .select({
      reference: requests.reference,
      status: requests.status,
      hasLapsed: lapsed,
      situation: requests.situation,
      mobile: requests.mobile,
      createdAt: requests.createdAt,
      decidedAt: requests.decidedAt,
      appliedAt: requests.appliedAt,
      takesEffectAt: requests.takesEffectAt,
      hasAlert: sql<boolean>`${isAlert}`,
      wasDisputed: sql<boolean>`${requests.disputedAt} is not null`,
    })
    .from(requests)
    .where(and(eq(requests.accountId, accountId), isSeen(sight)))
    .orderBy(desc(requests.createdAt), desc(requests.id))
    .limit(limit);
}

export interface AccountEntry {
  readonly at: Date;
  readonly kind: EntryKind;
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The newest first. Every part gives as many as the page needs. */
export async function listAccountHistory(
  db: Database,
  accountId: AccountId,
  { before, limit, sight }: Shown & { readonly before: EntryPlace | null },
): Promise<AccountEntry[]> {
  const seen = and(sql`requests.account_id = ${accountId}`, isSeen(sight));
  const ofAccount = sql`(select id from requests where ${seen})`;
  // What was sent about a request is seen with it.
  const isApart = sight ? sql`and request_id is null` : sql``;
  const isBefore = (at: ReturnType<typeof sql>, kind: string, key: ReturnType<typeof sql>) =>
    before
      ? sql`and (${at}, ${kind}, ${key}) < (${before.at}::timestamptz, ${before.kind}, ${before.key})`
      : sql``;
  const newest = sql`order by at desc, key desc limit ${limit}`;
  const rows = await db.execute<Omit<AccountEntry, "at"> & { time: string }>(sql`
    select kind, key, data,
      to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time
    from (
      (select audit_events.at, 'event' as kind, audit_events.id::text as key, jsonb_build_object(
          'action', action, 'actor', actor, 'reference', requests.reference) as data
        from requests join audit_events on audit_events.chain = requests.id::text
        where ${seen}
          ${isBefore(sql`audit_events.at`, "event", sql`audit_events.id::text`)} ${newest})
      union all
      (select invitations.created_at as at, 'invitation', invitations.id::text as key,
          jsonb_build_object('recipient', recipient, 'recipientKind', recipient_kind,
            'actor', case when invited_by is null then 'customer' else 'staff:' || invited_by end)
        from invitations where account_id = ${accountId}
          ${isBefore(sql`invitations.created_at`, "invitation", sql`invitations.id::text`)} ${newest})
      union all
      (select messages.created_at as at, 'message', messages.id::text as key,
          jsonb_build_object('channel', channel, 'template', template, 'to', sent_to,
            'status', status, 'failure', failure)
        from messages
        where (account_id = ${accountId} ${isApart} or request_id in ${ofAccount})
          ${isBefore(sql`messages.created_at`, "message", sql`messages.id::text`)} ${newest})
      union all
      (select coalesce(applied_at, account_imports.created_at) as at, 'import',
          account_imports.id::text as key, jsonb_build_object('fields', fields,
            'actor', case when applied_by is null then 'system' else 'staff:' || applied_by end)
        from account_import_changes
        join account_imports on account_imports.id = account_import_changes.import_id
        where account_id = ${accountId}
          ${isBefore(sql`coalesce(applied_at, account_imports.created_at)`, "import", sql`account_imports.id::text`)}
        ${newest})
    ) as entries order by at desc, kind desc, key desc limit ${limit}`);
  return rows.map(({ time, ...row }) => ({ ...row, at: new Date(time) }));
}
