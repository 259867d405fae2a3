import { type SQL, sql } from "drizzle-orm";
import type { RestingPlace, RestingRow } from "#app/domain/secret-key/resting-places.ts";
import type { Database } from "./connection/client.server.ts";

type Place = Pick<RestingPlace, "table" | "column">;

const table = (place: Place) => sql.identifier(place.table);
const column = (place: Place) => sql.identifier(place.column);

/** Not erased, and not under this key. */
const isElsewhere = (place: Place, keyId: string) =>
  sql`${column(place)} not like ${`${keyId}.%`} and ${column(place)} not like 'erased:%'`;

/** In the order of their ids, so that rows which cannot be opened are passed once. */
export async function listRowsElsewhere(
  db: Database,
  place: Place,
  page: {
    readonly keyId: string;
    readonly after: string | null;
    readonly columns: readonly string[];
    readonly rows: number;
  },
): Promise<RestingRow[]> {
  const more: SQL[] = page.columns.map((name) => sql`, ${sql.identifier(name)}`);
  const rows = await db.execute<{ id: string; value: string }>(sql`
    select id::text as id, ${column(place)} as value ${sql.join(more)} from ${table(place)}
    where id > coalesce(${page.after}::uuid, '00000000-0000-0000-0000-000000000000')
      and ${isElsewhere(place, page.keyId)}
    order by id limit ${page.rows}`);
  return [...rows];
}

export interface Replacement {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Leaves a row alone that changed since it was read. */
export async function replaceValues(
  db: Database,
  place: Place,
  replacements: readonly Replacement[],
) {
  await db.execute(sql`
    update ${table(place)} as resting set ${column(place)} = new.to
    from json_to_recordset(${JSON.stringify(replacements)}::json) as new(id uuid, "from" text, "to" text)
    where resting.id = new.id and resting.${column(place)} = new.from`);
}

/** How many rows rest under which key; the empty id stands for rows from before key ids. */
export async function countRowsElsewhere(db: Database, place: Place, keyId: string) {
  const rows = await db.execute<{ key: string; count: number }>(sql`
    select coalesce(substring(${column(place)} from '^([0-9a-f]{8})[.]'), '') as key,
      count(*)::int as count
    from ${table(place)} where ${isElsewhere(place, keyId)} group by 1 order by 1`);
  return [...rows];
}

/** Budgets of a range that were reported as used up under another key, within the last day. */
export async function readOpenBreakers(db: Database, keyId: string) {
  const [row] = await db.execute<{ until: string | null }>(sql`
    select max(opened_at) + interval '1 day' as until from sms_breakers
    where scope = 'range' and key not like ${`${keyId}.%`} and opened_at > now() - interval '1 day'`);
  return row?.until ? new Date(row.until) : null;
}

/** Logins that people typed to be sent a link, sealed in jobs that may still run. */
export async function countSealedJobs(db: Database, keyId: string) {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from graphile_worker._private_jobs
    where payload ->> 'loginSealed' not like ${`${keyId}.%`} and attempts < max_attempts`);
  return row?.count ?? 0;
}

export interface UnsentMessage {
  readonly id: string;
  readonly linkId: string | null;
  readonly tokenHash: string | null;
  readonly invitationId: string | null;
  readonly codeHash: string | null;
  readonly setupLinkId: string | null;
  readonly setupTokenHash: string | null;
}

/** Messages whose job may still run, with what their link or code is checked against. */
export async function listUnsent(db: Database): Promise<UnsentMessage[]> {
  const found = await db.execute<Record<keyof UnsentMessage, string | null> & { id: string }>(sql`
    select messages.id::text as id, links.id::text as "linkId", links.token_hash as "tokenHash",
      invitations.id::text as "invitationId", invitations.code_hash as "codeHash",
      messages.details ->> 'setupLinkId' as "setupLinkId",
      staff.setup_token_hash as "setupTokenHash"
    from graphile_worker._private_jobs as jobs
    join messages on messages.id = (jobs.payload ->> 'messageId')::uuid
    left join links on links.id = messages.link_id
    left join invitations on invitations.id = messages.invitation_id
      and messages.template = 'invitation'
    left join staff on staff.id = messages.staff_id
    where jobs.attempts < jobs.max_attempts and messages.status <> 'sent'`);
  return [...found];
}
