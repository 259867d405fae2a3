import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { AccountId, InvitationId, RequestId, StaffId } from "#app/domain/ids.ts";
import type { Database } from "./client.server.ts";
import { hoursFromNow } from "./clock.server.ts";
import { invitations, links, type Invitation } from "./schema/invitations.ts";

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
