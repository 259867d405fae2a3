import { and, desc, eq, gt, isNotNull, isNull, lt, type Placeholder, sql } from "drizzle-orm";
import type { InvitationId, LinkId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";
import { daysAgo, hoursFromNow } from "./connection/clock.server.ts";
import { prepared } from "./connection/prepared.server.ts";
import { type Invitation, invitations, type Link, links } from "./schema/invitations.ts";

export type NewLink = Pick<
  typeof links.$inferInsert,
  "purpose" | "sentTo" | "invitationId" | "requestId"
> & {
  readonly id: LinkId;
  readonly tokenHash: string;
  readonly hours: number;
};

export async function insertLink(db: Database, { hours, ...row }: NewLink) {
  await db.insert(links).values({ ...row, expiresAt: hoursFromNow(hours) });
}

export async function findLink(db: Database, purpose: Link["purpose"], tokenHash: string) {
  const [link] = await db
    .select()
    .from(links)
    .where(and(eq(links.purpose, purpose), eq(links.tokenHash, tokenHash)));
  return link ?? null;
}

/** Not used, not worn out by wrong attempts, not expired by the database's clock. */
function isGood(attempts: number | Placeholder = limits.attemptsPerLink) {
  return and(isNull(links.usedAt), lt(links.attempts, attempts), gt(links.expiresAt, sql`now()`));
}

/** The link's attempts are used up, the last one by now. */
export function isWornOut({ attempts }: Pick<Link, "attempts">) {
  return attempts >= limits.attemptsPerLink;
}

const livingLoginLink = prepared((db: Database) =>
  db
    .select({ id: links.id })
    .from(links)
    .innerJoin(invitations, eq(invitations.id, links.invitationId))
    .where(
      and(
        eq(links.purpose, "login"),
        eq(links.tokenHash, sql.placeholder("tokenHash")),
        isGood(sql.placeholder("attempts")),
        isNull(invitations.codeUsedAt),
      ),
    )
    .prepare("living_login_link"),
);

/** Its invitation was not used by the code either. */
export async function isLoginLinkLiving(db: Database, tokenHash: string) {
  const attempts = limits.attemptsPerLink;
  return (await livingLoginLink(db).execute({ tokenHash, attempts })).length > 0;
}

export async function isContactLinkLiving(db: Database, tokenHash: string) {
  const living = and(eq(links.purpose, "contact"), eq(links.tokenHash, tokenHash), isGood());
  return (await db.$count(links, living)) > 0;
}

export async function isGoodLink(db: Database, id: LinkId) {
  return (await db.$count(links, and(eq(links.id, id), isGood()))) > 0;
}

export async function isConfirmationLinkLiving(db: Database, tokenHash: string) {
  const living = and(eq(links.purpose, "confirmation"), eq(links.tokenHash, tokenHash), isGood());
  return (await db.$count(links, living)) > 0;
}

export async function isLinkExpired(db: Database, id: LinkId) {
  const [row] = await db
    .select({ expired: sql<boolean>`${links.expiresAt} <= now()` })
    .from(links)
    .where(eq(links.id, id));
  return row?.expired ?? true;
}

export async function isLinkOlder(db: Database, id: LinkId, days: number) {
  const [row] = await db
    .select({
      old: sql<boolean>`${links.createdAt} <= ${daysAgo(days)}`,
    })
    .from(links)
    .where(eq(links.id, id));
  return row?.old ?? true;
}

export async function hasInvitingLink(
  db: Database,
  { accountId, recipient }: Pick<Invitation, "accountId" | "recipient">,
  days: number,
) {
  const rows = await db
    .select({ id: links.id })
    .from(links)
    .innerJoin(invitations, eq(invitations.id, links.invitationId))
    .where(
      and(
        eq(links.purpose, "login"),
        eq(invitations.accountId, accountId),
        eq(invitations.recipient, recipient),
        isNotNull(invitations.invitedBy),
        gt(links.createdAt, daysAgo(days)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The last one that was sent to this recipient for this account. */
export async function findLastLoginLink(
  db: Database,
  { accountId, recipient }: Pick<Invitation, "accountId" | "recipient">,
) {
  const [link] = await db
    .select({ tokenHash: links.tokenHash })
    .from(links)
    .innerJoin(invitations, eq(invitations.id, links.invitationId))
    .where(
      and(
        eq(links.purpose, "login"),
        eq(invitations.accountId, accountId),
        eq(invitations.recipient, recipient),
      ),
    )
    .orderBy(desc(links.createdAt))
    .limit(1);
  return link ?? null;
}

/** Each wrong word makes the next attempt wait longer. */
const waitUntil = () => {
  const waits = limits.linkWaitSeconds;
  const seconds = sql`(${`{${waits.join(",")}}`}::int[])[least(${links.attempts}, ${waits.length})]`;
  return sql`${links.triedAt} + make_interval(secs => ${seconds})`;
};

/** Null when the link is used, expired or exhausted, or when it waits after a wrong word. */
export async function spendLinkAttempt(db: Database, id: LinkId): Promise<Link | null> {
  const [link] = await db
    .update(links)
    .set({ attempts: sql`${links.attempts} + 1`, triedAt: sql`now()` })
    .where(and(eq(links.id, id), isGood(), sql`coalesce(${waitUntil()} <= now(), true)`))
    .returning();
  return link ?? null;
}

/** Seconds until a good link takes another word; 0 for any other. */
export async function secondsUntilNextTry(
  db: Database,
  { purpose, tokenHash }: Pick<Link, "purpose" | "tokenHash">,
) {
  const [row] = await db
    .select({
      wait: sql<number>`greatest(0, ceil(extract(epoch from ${waitUntil()} - now())))::int`,
    })
    .from(links)
    .where(and(eq(links.purpose, purpose), eq(links.tokenHash, tokenHash), isGood()));
  return row?.wait ?? 0;
}

/** False when a concurrent call was first. */
export async function useLink(db: Database, id: LinkId) {
  const rows = await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning({ id: links.id });
  return rows.length === 1;
}

/** Contact links that prove a previous address; confirmation links of an earlier cool-off. */
export async function endLinks(
  db: Database,
  requestId: RequestId,
  purpose: Extract<Link["purpose"], "contact" | "confirmation">,
) {
  await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(eq(links.requestId, requestId), eq(links.purpose, purpose), isNull(links.usedAt)));
}

export async function hasContactLink(db: Database, requestId: RequestId) {
  const living = and(eq(links.requestId, requestId), eq(links.purpose, "contact"), isGood());
  return (await db.$count(links, living)) > 0;
}

export async function findLinkById(db: Database, id: LinkId): Promise<Link> {
  const [link] = await db.select().from(links).where(eq(links.id, id));
  if (!link) throw new Error(`link ${id} is gone`);
  return link;
}

export async function findLoginLink(db: Database, id: InvitationId): Promise<Link> {
  const [link] = await db
    .select()
    .from(links)
    .where(and(eq(links.invitationId, id), eq(links.purpose, "login")));
  if (!link) throw new Error(`invitation ${id} has no link`);
  return link;
}
