import { sql } from "drizzle-orm";
import type { AccountId, ImportId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { assessedStatuses } from "#app/domain/request/risk-band.ts";
import type { Database } from "./connection/client.server.ts";
import { daysAgo, hoursAgo } from "./connection/clock.server.ts";

interface Assessed {
  readonly id: RequestId;
  readonly accountId: AccountId;
  readonly mobile: MobileNumber | null;
  readonly siren: string | null;
}

interface Counted extends Record<string, unknown> {
  readonly otherDisputed: boolean;
  readonly contactRecent: boolean;
  readonly telephoneRecent: boolean;
  readonly numberElsewhere: number;
  readonly numberDisputed: boolean;
  readonly rejections: number;
  readonly wrongLogins: number;
  readonly recentLinks: number;
  readonly companyRequests: number;
}

/** One statement, whose parts all use an index. */
export async function countRiskFacts(db: Database, assessed: Assessed): Promise<Counted> {
  const [counted] = await db.execute<Counted>(sql`select
    ${ofAccount(assessed)}, ${ofNumber(assessed)}, ${ofLinks(assessed)}, ${ofCompany(assessed)}
    from accounts where accounts.id = ${assessed.accountId}`);
  if (!counted) throw new Error("the account is gone");
  return counted;
}

function ofAccount({ id, accountId }: Assessed) {
  const others = sql`from requests where account_id = ${accountId} and id <> ${id}`;
  const isRecent = sql`> ${daysAgo(limits.recentChangeDays)}`;
  return sql`
    coalesce(accounts.contact_changed_at ${isRecent}, false) as "contactRecent",
    coalesce(accounts.known_phone_changed_at ${isRecent}, false) as "telephoneRecent",
    exists (select 1 ${others} and disputed_at is not null) as "otherDisputed",
    (select count(*)::int ${others} and status = 'rejected'
      and decided_at > ${daysAgo(limits.recentRejectionDays)}) as "rejections"`;
}

function ofNumber({ id, accountId, mobile }: Assessed) {
  return sql`
    (select count(distinct other)::int from (
      select id as other from accounts where mobile = ${mobile}::text and id <> ${accountId}
      union all
      select account_id from requests where mobile = ${mobile}::text and account_id <> ${accountId}
    ) as seen) as "numberElsewhere",
    exists (select 1 from requests where mobile = ${mobile}::text and id <> ${id}
      and disputed_at is not null) as "numberDisputed"`;
}

/** A link that was used took one right word. Links that staff send with their messages are no risk. */
function ofLinks({ accountId }: Assessed) {
  return sql`
    (select coalesce(sum(greatest(l.attempts - (l.used_at is not null)::int, 0)), 0)::int
      from invitations i join links l on l.invitation_id = i.id and l.purpose = 'login'
      where i.account_id = ${accountId} and l.created_at > ${daysAgo(limits.wrongLoginDays)}
    ) as "wrongLogins",
    (select count(*)::int from invitations i where i.account_id = ${accountId}
      and i.created_at > ${hoursAgo(limits.linkHours)} and not exists (select 1 from messages
        where invitation_id = i.id and template = 'thread-message')) as "recentLinks"`;
}

function ofCompany({ accountId, siren }: Assessed) {
  return sql`
    (select count(*)::int from accounts a join requests r on r.account_id = a.id
      where a.siren = ${siren}::text and a.id <> ${accountId}
      and r.submitted_at > ${daysAgo(limits.companyRequestDays)}) as "companyRequests"`;
}

const isAssessed = sql`r.status in (${sql.raw(assessedStatuses.map((one) => `'${one}'`).join(", "))})`;
const ofMobile = sql`select r.id from requests as own
  join requests r on r.mobile = own.mobile and r.id <> own.id`;
const ofSiren = sql`select r.id from requests as own
  join accounts as of_own on of_own.id = own.account_id
  join accounts a on a.siren = of_own.siren and a.id <> of_own.id
  join requests r on r.account_id = a.id`;
const ofFile = sql`select d.request_id as id from documents as given
  join document_files f on f.document_id = given.id
  join document_files other on other.sha256 = f.sha256
  join documents d on d.id = other.document_id and d.request_id <> given.request_id
    and not exists (select from thread_messages m where m.side = 'staff'
      and m.id in (given.message_id, d.message_id))`;

/** Open requests for the same number, of the same company, or with the same file. */
export async function listNeighbours(db: Database, id: RequestId): Promise<RequestId[]> {
  const rows = await db.execute<{ id: RequestId }>(sql`
    select distinct r.id from requests r join (
      (${ofMobile} where own.id = ${id} and ${isAssessed} limit ${limits.assessedNeighbours})
      union all
      (${ofSiren} where own.id = ${id} and ${isAssessed} limit ${limits.assessedNeighbours})
      union all
      (${ofFile} where given.request_id = ${id} limit ${limits.assessedNeighbours})
    ) as neighbour using (id)
    where ${isAssessed} limit ${limits.assessedNeighbours}`);
  return rows.map((row) => row.id);
}

/** The routine's next requests; `hours` since the last assessment. */
export async function listToAssess(db: Database, hours: number, most: number) {
  const rows = await db.execute<{ id: RequestId }>(sql`
    select r.id from requests r
    where ${isAssessed}
      and (r.risk_assessed_at is null or r.risk_assessed_at < ${hoursAgo(hours)})
    order by r.risk_assessed_at nulls first limit ${most}`);
  return rows.map((row) => row.id);
}

/** The settings changed. */
export async function forgetAssessments(db: Database) {
  await db.execute(sql`update requests r set risk_assessed_at = null where ${isAssessed}`);
}

/** Open requests of the accounts that the import changed. */
export async function askToAssessImported(db: Database, importId: ImportId) {
  await db.execute(sql`
    select graphile_worker.add_job('assess-request',
      payload := json_build_object('requestId', r.id), job_key := 'assess:' || r.id)
    from account_import_changes c join requests r on r.account_id = c.account_id
    where c.import_id = ${importId} and ${isAssessed}`);
}
