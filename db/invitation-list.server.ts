import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { AccountId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Database } from "./connection/client.server.ts";
import { accounts } from "./schema/accounts.ts";
import { type Invitation, invitations, links } from "./schema/invitations.ts";
import { messages } from "./schema/messages.ts";
import { staff } from "./schema/staff.ts";

type InvitationState =
  NonNullable<Invitation["ending"]> | "sent" | "expired" | "dead" | "undelivered";

/**
 * The first event counts: a link that was exhausted or expired before another one was opened is
 * shown as such.
 */
const stateOf = () => sql<InvitationState>`case
  when ${invitations.ending} in ('opened', 'stopped') then ${invitations.ending}::text
  when ${links.attempts} >= ${limits.attemptsPerLink} then 'dead'
  when ${invitations.expiresAt} <= coalesce(${invitations.codeUsedAt}, now()) then 'expired'
  when ${invitations.ending} is not null then ${invitations.ending}::text
  when ${messages.status} in ('refused', 'unknown') then 'undelivered'
  else 'sent' end`;

export function listInvitations(db: Database, limit: number) {
  return selectInvitations(db).orderBy(desc(invitations.createdAt)).limit(limit);
}

export function listInvitationsOf(db: Database, accountId: AccountId, limit: number) {
  return selectInvitations(db)
    .where(eq(invitations.accountId, accountId))
    .orderBy(desc(invitations.createdAt))
    .limit(limit);
}

function selectInvitations(db: Database) {
  return db
    .select({
      id: invitations.id,
      login: accounts.login,
      name: accounts.name,
      recipient: invitations.recipient,
      recipientKind: invitations.recipientKind,
      invitedBy: staff.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      state: stateOf(),
    })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .leftJoin(staff, eq(staff.id, invitations.invitedBy))
    .leftJoin(links, and(eq(links.invitationId, invitations.id), eq(links.purpose, "login")))
    .leftJoin(
      messages,
      and(eq(messages.invitationId, invitations.id), eq(messages.template, "invitation")),
    );
}

export function listInviters(db: Database, requestId: RequestId) {
  return db
    .selectDistinct({ id: staff.id, name: staff.name })
    .from(invitations)
    .innerJoin(staff, eq(staff.id, invitations.invitedBy))
    .where(and(eq(invitations.requestId, requestId), isNotNull(invitations.invitedBy)));
}
