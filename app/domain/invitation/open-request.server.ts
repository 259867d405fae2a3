import type { RequestId } from "#app/domain/ids.ts";
import { customerOwner } from "#app/domain/kept-form/kept-form.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { endNumberProof, isNumberProofOver } from "#app/domain/request/end-number-proof.server.ts";
import { newReference } from "#app/domain/request/reference.server.ts";
import { hasOutcome, isEditable, transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { usualSituation } from "#app/domain/situation/catalogue.ts";
import { findAccount, lockAccountOpening } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { readStop, useInvitations } from "#db/invitation-endings.server.ts";
import { isInvitationUsed } from "#db/invitations.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import { findLastRequestOf, insertRequest, lockOpenRequestOf } from "#db/requests.server.ts";
import type { Invitation } from "#db/schema/invitations.ts";
import type { Request } from "#db/schema/requests.ts";
import { insertSession, type SessionScope } from "#db/sessions.server.ts";

export interface Opened {
  readonly sessionToken: string;
  readonly request: Request;
  /** Where the recipient posted a form after their last session had ended. */
  readonly keptAt: string | null;
}

export type VisitRefusal = "in-review" | "already-used" | "recipient-ended";

/**
 * The recipient's open request; else the outcome of their last one, from which they may begin
 * another; else a new one. Another recipient's draft is superseded without carrying anything over;
 * one in review stays.
 */
export async function openRequest(
  tx: Transaction,
  invitation: Invitation,
): Promise<Result<Opened, VisitRefusal>> {
  await lockAccountOpening(tx, invitation.accountId);
  if (await isInvitationUsed(tx, invitation.id)) return refuse("already-used");
  const room = await findRoom(tx, invitation);
  if (!room.ok) return room;
  const { theirs } = room.value;
  const last = theirs ? null : await findLastRequestOf(tx, invitation);
  if (last && hasOutcome(last.status)) {
    await useInvitations(tx, invitation, null);
    const sessionToken = await openSession(tx, last, "closed");
    return accept({ sessionToken, request: last, keptAt: null });
  }
  const request = theirs
    ? await distrustProof(tx, theirs, invitation)
    : await beginRequest(tx, invitation, room.value);
  await useInvitations(tx, invitation, request.id);
  const sessionToken = await openSession(tx, request, scopeOf(request));
  const keptAt = await claimKeptForms(tx, customerOwner(request), digest(sessionToken));
  return accept({ sessionToken, request, keptAt });
}

export function scopeOf({ status }: Request): SessionScope {
  return isEditable(status) ? "request" : "status";
}

interface Room {
  readonly theirs: Request | null;
  /** Another recipient's draft, in the way of a new request. */
  readonly other: Request | null;
  readonly everStopped: boolean;
}

/** The account's opening must be locked. */
export async function findRoom(
  tx: Transaction,
  invitation: Invitation,
): Promise<Result<Room, VisitRefusal>> {
  const found = await lockOpenRequestOf(tx, invitation.accountId);
  const stop = await readStanding(tx, invitation);
  if (!stop) return refuse("recipient-ended");
  const isTheirs = found?.recipient === invitation.recipient;
  if (stop.still && !isTheirs) return refuse("recipient-ended");
  if (found && !isTheirs && !transition(found, "supersede").ok) return refuse("in-review");
  const [theirs, other] = isTheirs ? [found, null] : [null, found];
  return accept({ theirs, other, everStopped: stop.ever });
}

export async function beginRequest(
  tx: Transaction,
  invitation: Invitation,
  { other, everStopped }: Room,
) {
  if (other) {
    await recordChange(tx, other, {
      patch: { status: "superseded" },
      actor: "system",
      action: "superseded",
    });
  }
  return startRequest(tx, invitation, everStopped);
}

/**
 * Null for a former main contact. Read after locking the open request: applying a new contact holds
 * that row.
 */
async function readStanding(tx: Transaction, invitation: Invitation) {
  const { contactEmail } = await findAccount(tx, invitation.accountId);
  if (invitation.recipient === contactEmail) return { ever: false, still: false };
  return invitation.recipientKind === "main" ? null : readStop(tx, invitation);
}

/** Somebody else may have proved a number of theirs in an earlier visit. */
async function distrustProof(tx: Transaction, request: Request, { invitedBy }: Invitation) {
  const { status, frozenAt, mobileVerifiedAt } = request;
  if (!isEditable(status) || frozenAt || !mobileVerifiedAt) return request;
  if (invitedBy) return endNumberProof(tx, request, "staff-link");
  return (await isNumberProofOver(tx, request)) ? endNumberProof(tx, request, "age") : request;
}

async function startRequest(tx: Transaction, invitation: Invitation, recipientStopped: boolean) {
  const { accountId, recipient, recipientKind } = invitation;
  const reference = newReference();
  const situation = usualSituation(await findAccount(tx, accountId));
  const row = { reference, accountId, recipient, recipientKind, recipientStopped };
  const request = await insertRequest(tx, { ...row, situation, stepsDone: ["situation"] });
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: "customer",
    action: "started",
    details: { reference, recipientKind, invitation: invitation.id, situation },
  });
  return request;
}

async function openSession(tx: Transaction, request: Request, scope: SessionScope) {
  const token = newToken();
  await insertSession(tx, { tokenHash: digest(token), requestId: request.id, scope });
  await recordSignIn(tx, { requestId: request.id, scope });
  return token;
}

export function recordSignIn(
  tx: Transaction,
  { requestId, scope }: { readonly requestId: RequestId; readonly scope: SessionScope },
) {
  return appendAuditEvent(tx, {
    requestId,
    actor: "customer",
    action: "signed-in",
    details: { scope },
  });
}
