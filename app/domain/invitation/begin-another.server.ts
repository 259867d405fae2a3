import type { Domain } from "#app/domain/domain.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { lockAccountOpening } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findWaitingInvitation, useInvitations } from "#db/invitation-endings.server.ts";
import { findOpenRequestOf, findRequest } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { moveSession, touchSession } from "#db/sessions.server.ts";
import { beginRequest, findRoom, recordSignIn, scopeOf } from "./open-request.server.ts";

export type AnotherRefusal = "session-ended" | "not-allowed" | "in-review" | "recipient-ended";

/**
 * From the page of a request that has ended. The session moves to the new request, so a second
 * press finds it there. Nothing of the old request is carried over.
 */
export async function beginAnother(
  { db }: Domain,
  token: string,
): Promise<Result<Request, AnotherRefusal>> {
  const tokenHash = digest(token);
  return db.transaction(async (tx) => {
    const before = await readSession(tx, tokenHash);
    if (!before) return refuse("session-ended");
    await lockAccountOpening(tx, before.request.accountId);
    // Another press may have moved the session while this one waited.
    const session = await readSession(tx, tokenHash);
    if (!session) return refuse("session-ended");
    const { request: ended, scope } = session;
    if (isOpen(ended.status)) return accept(ended);
    // A session from before the end may only look.
    if (scope !== "closed") return refuse("not-allowed");
    const begun = await findOrBegin(tx, ended);
    if (!begun.ok) return begun;
    const request = begun.value;
    const now = { requestId: request.id, scope: scopeOf(request) };
    await moveSession(tx, tokenHash, now);
    await recordSignIn(tx, now);
    return accept(request);
  });
}

async function readSession(tx: Transaction, tokenHash: string) {
  const session = await touchSession(tx, tokenHash);
  const request = session && (await findRequest(tx, session.requestId));
  return session && request ? { scope: session.scope, request } : null;
}

/** Another device of the same recipient may have begun it already. */
async function findOrBegin(
  tx: Transaction,
  ended: Request,
): Promise<Result<Request, "in-review" | "recipient-ended">> {
  const theirs = await findOpenRequestOf(tx, ended);
  if (theirs) return accept(theirs);
  const invitation = await findWaitingInvitation(tx, ended);
  if (!invitation) return refuse("recipient-ended");
  const room = await findRoom(tx, invitation);
  if (!room.ok) return refuse(room.refusal === "in-review" ? "in-review" : "recipient-ended");
  const request = await beginRequest(tx, invitation, room.value);
  await useInvitations(tx, invitation, request.id);
  return accept(request);
}
