import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { AccountId, InvitationId, LinkId, RequestId, StaffId } from "#app/domain/ids.ts";
import type { Database } from "./client.server.ts";
import { prepared } from "./prepared.server.ts";
import { invitations, links, type Invitation, type Link } from "./schema/invitations.ts";

/** Good for `hours` by the database's clock. */
export async function insertInvitation(
  db: Database,
  { hours, ...row }: Omit<typeof invitations.$inferInsert, "expiresAt"> & { hours: number },
) {
  await db.insert(invitations).values({ ...row, expiresAt: hoursFromNow(hours) });
}

export async function findInvitation(db: Database, id: InvitationId): Promise<Invitation> {
  const [invitation] = await db.select().from(invitations).where(eq(invitations.id, id));
  if (!invitation) throw new Error(`invitation ${id} is gone`);
  return invitation;
}

/** The recipient's invitation whose unique code has this hash, not yet used and not too old. */
export async function findInvitationByCode(db: Database, accountId: AccountId, codeHash: string) {
  const [invitation] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, accountId),
        eq(invitations.codeHash, codeHash),
        isNull(invitations.codeUsedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  return invitation ?? null;
}

/** Read again under the account's lock: of a hundred parallel visits one finds it unused. */
export async function isInvitationUsed(db: Database, id: InvitationId) {
  return (await findInvitation(db, id)).codeUsedAt !== null;
}

/** Uses up every link and code of the recipient for this account, and notes the request that they led to. */
export async function useInvitations(db: Database, invitation: Invitation, requestId: RequestId) {
  await noteRequest(db, invitation, requestId);
  const used = await db
    .update(invitations)
    .set({ codeUsedAt: sql`coalesce(${invitations.codeUsedAt}, now())` })
    .where(
      and(
        eq(invitations.accountId, invitation.accountId),
        eq(invitations.recipient, invitation.recipient),
      ),
    )
    .returning({ id: invitations.id });
  await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        inArray(
          links.invitationId,
          used.map(({ id }) => id),
        ),
        isNull(links.usedAt),
      ),
    );
}

/** All that were still unused led to it: each one's inviter has invited, each one's warning can freeze it. */
async function noteRequest(db: Database, invitation: Invitation, requestId: RequestId) {
  await db
    .update(invitations)
    .set({ requestId })
    .where(
      and(
        eq(invitations.accountId, invitation.accountId),
        eq(invitations.recipient, invitation.recipient),
        isNull(invitations.codeUsedAt),
      ),
    );
}

/** Did this staff member send one of the invitations that opened or resumed the request? */
export async function hasInvited(db: Database, requestId: RequestId, staffId: StaffId) {
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.requestId, requestId), eq(invitations.invitedBy, staffId)))
    .limit(1);
  return rows.length > 0;
}

/** The staff member behind the last invitation of this recipient, for one that the customer asks for again. */
export async function findInviter(db: Database, accountId: AccountId, recipient: string) {
  const [last] = await db
    .select({ invitedBy: invitations.invitedBy })
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, accountId),
        eq(invitations.recipient, recipient),
        isNotNull(invitations.invitedBy),
      ),
    )
    .orderBy(sql`${invitations.createdAt} desc`)
    .limit(1);
  return last?.invitedBy ?? null;
}

/** Invitations to this recipient within the last hour. */
export function countRecentInvitations(db: Database, accountId: AccountId, recipient: string) {
  return db.$count(
    invitations,
    and(
      eq(invitations.accountId, accountId),
      eq(invitations.recipient, recipient),
      gt(invitations.createdAt, sql`now() - interval '1 hour'`),
    ),
  );
}

export type NewLink = Pick<
  typeof links.$inferInsert,
  "purpose" | "sentTo" | "invitationId" | "requestId"
> & {
  readonly id: LinkId;
  readonly tokenHash: string;
  readonly hours: number;
};

/** Good for `hours` by the database's clock. */
export async function insertLink(db: Database, { hours, ...row }: NewLink) {
  await db.insert(links).values({ ...row, expiresAt: hoursFromNow(hours) });
}

function hoursFromNow(hours: number) {
  return sql`now() + make_interval(hours => ${hours}::int)`;
}

export async function findLink(db: Database, purpose: Link["purpose"], tokenHash: string) {
  const [link] = await db
    .select()
    .from(links)
    .where(and(eq(links.purpose, purpose), eq(links.tokenHash, tokenHash)));
  return link ?? null;
}

/** Is it still good: not used, not worn out by five wrong tries, not expired by the database's clock? */
export function isGood(link: { usedAt: Date | null; attempts: number }, isExpired: boolean) {
  return !link.usedAt && link.attempts < 5 && !isExpired;
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
        isNull(links.usedAt),
        sql`${links.attempts} < 5`,
        gt(links.expiresAt, sql`now()`),
        isNull(invitations.codeUsedAt),
      ),
    )
    .prepare("living_login_link"),
);

/** Good by itself, and its invitation not yet used by the code either. */
export async function isLoginLinkLiving(db: Database, tokenHash: string) {
  return (await livingLoginLink(db).execute({ tokenHash })).length > 0;
}

export async function isLinkExpired(db: Database, id: LinkId) {
  const [row] = await db
    .select({ expired: sql<boolean>`${links.expiresAt} <= now()` })
    .from(links)
    .where(eq(links.id, id));
  return row?.expired ?? true;
}

/** Spends one of the link's five tries; null when it is used, expired or worn out. */
export async function spendLinkAttempt(db: Database, id: LinkId): Promise<Link | null> {
  const [link] = await db
    .update(links)
    .set({ attempts: sql`${links.attempts} + 1` })
    .where(
      and(
        eq(links.id, id),
        isNull(links.usedAt),
        sql`${links.attempts} < 5`,
        gt(links.expiresAt, sql`now()`),
      ),
    )
    .returning();
  return link ?? null;
}

/** Uses the link up; false when somebody else was first. */
export async function useLink(db: Database, id: LinkId) {
  const rows = await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning({ id: links.id });
  return rows.length === 1;
}

/** Ends the links that prove another address than the present one. */
export async function endContactLinks(db: Database, requestId: RequestId) {
  await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(eq(links.requestId, requestId), eq(links.purpose, "contact"), isNull(links.usedAt)));
}

/** Is a link on its way that can still prove the present address? */
export async function hasContactLink(db: Database, requestId: RequestId) {
  const living = and(
    eq(links.requestId, requestId),
    eq(links.purpose, "contact"),
    isNull(links.usedAt),
    sql`${links.attempts} < 5`,
    gt(links.expiresAt, sql`now()`),
  );
  return (await db.$count(links, living)) > 0;
}

/** Ends an invitation's link and code before anybody used them. */
export async function endInvitation(db: Database, id: InvitationId) {
  await db
    .update(invitations)
    .set({ codeUsedAt: sql`now()` })
    .where(eq(invitations.id, id));
  await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(eq(links.invitationId, id), eq(links.purpose, "login"), isNull(links.usedAt)));
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
