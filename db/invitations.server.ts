import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Email } from "#app/domain/email.ts";
import type { AccountId, InvitationId, RequestId, StaffId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { hoursAgo, hoursFromNow } from "./connection/clock.server.ts";
import { type Invitation, invitations } from "./schema/invitations.ts";

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

/** Only an unused, unexpired one. */
export async function findInvitationByCode(
  db: Database,
  accountId: AccountId,
  codeHashes: readonly string[],
) {
  const [invitation] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, accountId),
        inArray(invitations.codeHash, codeHashes),
        isNull(invitations.codeUsedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  return invitation ?? null;
}

/** Read again under the account's lock: of a hundred concurrent visits only one finds it unused. */
export async function isInvitationUsed(db: Database, id: InvitationId) {
  return (await findInvitation(db, id)).codeUsedAt !== null;
}

export async function hasInvited(db: Database, requestId: RequestId, staffId: StaffId) {
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.requestId, requestId), eq(invitations.invitedBy, staffId)))
    .limit(1);
  return rows.length > 0;
}

export async function findInviter(db: Database, accountId: AccountId, recipient: Email) {
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

export function countRecentInvitations(db: Database, accountId: AccountId, recipient: Email) {
  return db.$count(
    invitations,
    and(
      eq(invitations.accountId, accountId),
      eq(invitations.recipient, recipient),
      gt(invitations.createdAt, hoursAgo(1)),
    ),
  );
}
