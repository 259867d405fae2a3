import type { Domain } from "#app/domain/domain.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { lockAccountOpening } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseMoment } from "#db/connection/clock.server.ts";
import { stopInvitations } from "#db/invitation-endings.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { useLink } from "#db/links.server.ts";
import { lockOpenRequestOf, lockRequest } from "#db/requests.server.ts";
import type { Invitation } from "#db/schema/invitations.ts";
import type { Request } from "#db/schema/requests.ts";
import { findWarning, type Warning } from "./find-warning.server.ts";
import { isFreezeWord } from "./freeze-words.ts";

export type FreezeRefusal = "word-missing" | "wrong-word" | "link-ended";
export type Frozen = "frozen" | "alarmed" | "invitation-ended";

/**
 * Applies to the recipient, so it also freezes a request they opened after the warning. Idempotent.
 */
export async function freezeByWarning(
  domain: Domain,
  input: { token: string; word: string },
): Promise<Result<Frozen, FreezeRefusal>> {
  const warning = await findWarning(domain, input.token);
  if (!warning) return refuse("link-ended");
  if (!input.word.trim()) return refuse("word-missing");
  if (!isFreezeWord(input.word, warning.word)) return refuse("wrong-word");
  return domain.db.transaction(async (tx) => accept(await stopRecipient(tx, warning)));
}

async function stopRecipient(tx: Transaction, warning: Warning): Promise<Frozen> {
  await lockAccountOpening(tx, warning.recipient.accountId);
  const isFirstUse = await useLink(tx, warning.link.id);
  const named = await lockNamed(tx, warning);
  const open = await lockOpenRequestOf(tx, warning.recipient.accountId);
  const theirs = open?.recipient === warning.recipient.recipient ? open : null;
  const unused = named || !isFirstUse ? null : warning.invitation;
  if (named && named.id !== theirs?.id) await alarm(tx, named);
  if (unused) await stopInvited(tx, unused);
  if (theirs) return theirs.frozenAt ? repeat(tx, theirs, isFirstUse) : freezeOpen(tx, theirs);
  if (unused) await tellOfInvitation(tx, unused);
  return named ? "alarmed" : "invitation-ended";
}

async function lockNamed(tx: Transaction, { link, invitation }: Warning) {
  const opened = invitation && (await findInvitation(tx, invitation.id)).requestId;
  const id = link.requestId ?? opened;
  return id ? lockRequest(tx, id) : null;
}

/** A repeat, or a report on what staff froze: an administrator must read it before lifting. */
async function repeat(tx: Transaction, request: Request, isFirstUse: boolean) {
  if (isFirstUse) {
    const patch = { frozenBy: null };
    await recordChange(tx, request, { patch, actor: "recipient", action: "frozen-again" });
  }
  return "frozen" as const;
}

/** The row must be locked. */
export async function freezeOpen(tx: Transaction, request: Request) {
  await recordChange(tx, request, {
    patch: { frozenAt: await databaseMoment(tx) },
    actor: "recipient",
    action: "frozen",
  });
  await tellAdministrators(tx, { about: { requestId: request.id }, alarm: "frozen" });
  return "frozen" as const;
}

async function alarm(tx: Transaction, request: Request) {
  if (request.alarmedAt && !request.alertSettledAt) return "alarmed" as const;
  const isApplied = request.status === "applied";
  await recordChange(tx, request, {
    patch: { alarmedAt: await databaseMoment(tx), alertSettledAt: null },
    actor: "recipient",
    action: isApplied ? "alarm-raised" : "alarm-raised-closed",
  });
  const alarm = isApplied ? "alarm-after-effect" : "alarm-closed";
  await tellAdministrators(tx, { about: { requestId: request.id }, alarm });
  return "alarmed" as const;
}

async function stopInvited(tx: Transaction, { id, accountId, recipient }: Invitation) {
  await stopInvitations(tx, { accountId, recipient });
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "recipient",
    action: "invitation-ended",
    details: { invitation: id, account: accountId },
  });
}

async function tellOfInvitation(tx: Transaction, { id, accountId }: Invitation) {
  const about = { accountId, invitationId: id };
  await tellAdministrators(tx, { about, alarm: "invitation-stopped" });
}
