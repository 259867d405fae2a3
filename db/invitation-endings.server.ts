import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AccountId, InvitationId, RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { type Invitation, invitations, links } from "./schema/invitations.ts";

type Recipient = Pick<Invitation, "accountId" | "recipient">;

/**
 * Uses up the recipient's links and codes for this account, and records the request: all their
 * inviters count as its inviters, all their warnings can freeze it. Null while they only show the
 * outcome of an earlier request: they belong to the next one, when it is begun.
 */
export async function useInvitations(
  db: Database,
  invitation: Invitation,
  requestId: RequestId | null,
) {
  const ending = sql<"opened">`(case when ${invitations.codeUsedAt} is not null
    then ${invitations.ending}::text when ${invitations.id} = ${invitation.id}
    then 'opened' else 'overtaken' end)::invitation_ending`;
  const how = requestId ? { ending, requestId } : { ending };
  await useLinks(db, await end(db, sentTo(invitation), how));
}

/** Opened, and waiting for the request that it will begin; null after a stop or a new contact. */
export async function findWaitingInvitation(db: Database, recipient: Recipient) {
  const [invitation] = await db
    .select()
    .from(invitations)
    .where(and(sentTo(recipient), isWaiting(), eq(invitations.ending, "opened")))
    .orderBy(desc(invitations.codeUsedAt), desc(invitations.createdAt))
    .limit(1);
  return invitation ?? null;
}

function isWaiting() {
  return and(isNull(invitations.requestId), inArray(invitations.ending, ["opened", "overtaken"]));
}

/** No link or code of this recipient can open a session any more. */
export async function stopInvitations(db: Database, recipient: Recipient) {
  await useLinks(db, await end(db, sentTo(recipient), { ending: "stopped" }));
}

/**
 * The link rows are not touched, because an opening that waits for the request may hold one;
 * without its invitation a link opens nothing.
 */
export async function endInvitationsOf(db: Database, accountId: AccountId) {
  await end(db, eq(invitations.accountId, accountId), { ending: "contact-changed" });
}

function sentTo({ accountId, recipient }: Recipient) {
  return and(eq(invitations.accountId, accountId), eq(invitations.recipient, recipient));
}

/**
 * Invitations that already ended keep their ending. Locked in id order, so that concurrent endings
 * do not deadlock.
 */
async function end(
  db: Database,
  which: SQL | undefined,
  how: { ending: NonNullable<Invitation["ending"]> | SQL; requestId?: RequestId },
) {
  const unused = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(which, or(isNull(invitations.codeUsedAt), isWaiting())))
    .orderBy(invitations.id)
    .for("no key update");
  const ids = unused.map(({ id }) => id);
  await db
    .update(invitations)
    .set({ codeUsedAt: sql`coalesce(${invitations.codeUsedAt}, now())`, ...how })
    .where(inArray(invitations.id, ids));
  return ids;
}

async function useLinks(db: Database, ids: InvitationId[]) {
  await db
    .update(links)
    .set({ usedAt: sql`now()` })
    .where(and(inArray(links.invitationId, ids), eq(links.purpose, "login"), isNull(links.usedAt)));
}

/** The last "this was not me" of this recipient; lifted freezes do not count. */
function lastStop({ accountId, recipient }: Recipient) {
  return sql`(select max(stopped_at) from (
    select code_used_at as stopped_at from invitations
      where account_id = ${accountId} and recipient = ${recipient} and ending = 'stopped'
    union all
    select greatest(frozen_at, alarmed_at) from requests
      where account_id = ${accountId} and recipient = ${recipient} and recipient_kind = 'other'
  ) as stops)`;
}

/**
 * `ever`: this recipient was stopped at some time. `still`: no staff member has invited them again
 * since.
 */
export async function readStop(db: Database, recipient: Recipient) {
  const stop = lastStop(recipient);
  const [row] = await db.execute<{ ever: boolean; still: boolean }>(sql`
    select ${stop} is not null as ever, ${stop} is not null and not exists (
      select 1 from invitations where account_id = ${recipient.accountId}
        and recipient = ${recipient.recipient} and invited_by is not null
        and ending is distinct from 'stopped' and created_at > ${stop}
    ) as still`);
  return row ?? { ever: false, still: false };
}
