import type { Transaction } from "#db/client.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { lockAccountOpening } from "#db/accounts.server.ts";
import { stopInvitations } from "#db/invitation-endings.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { useLink } from "#db/links.server.ts";
import { lockRequest } from "#db/requests.server.ts";
import type { Invitation } from "#db/schema/invitations.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Domain } from "#app/domain/domain.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { isFreezeWord } from "./freeze-words.ts";
import { tellAdministrators } from "./tell-administrators.server.ts";
import { findWarning, type Warning } from "./warning.server.ts";

export type FreezeRefusal = "word-missing" | "wrong-word" | "link-ended";
export type Frozen = "frozen" | "alarmed" | "invitation-ended";

/** "This was not me": freezes an open request, raises an alarm about a closed one, stops a recipient who has opened none yet. Twice is once. */
export async function freezeByWarning(
  domain: Domain,
  input: { token: string; word: string },
): Promise<Result<Frozen, FreezeRefusal>> {
  const warning = await findWarning(domain, input.token);
  if (!warning) return refuse("link-ended");
  if (!input.word.trim()) return refuse("word-missing");
  if (!isFreezeWord(input.word, warning.word)) return refuse("wrong-word");
  const { request, invitation } = warning;
  if (!request)
    return invitation ? stopInvitation(domain, warning, invitation) : refuse("link-ended");
  const frozen = await changeRequest(domain, request.id, async (tx, locked) =>
    accept(await stopRequest(tx, warning, locked)),
  );
  return frozen.ok ? frozen : refuse("link-ended");
}

async function stopRequest(tx: Transaction, { link }: Warning, request: Request) {
  const isFirstUse = await useLink(tx, link.id);
  if (!isOpen(request.status)) return alarm(tx, request);
  return request.frozenAt ? repeat(tx, request, isFirstUse) : freeze(tx, request);
}

/** Said once more, from another message: whoever was about to lift the freeze has to read that first. */
async function repeat(tx: Transaction, request: Request, isFirstUse: boolean) {
  if (isFirstUse) {
    await recordChange(tx, request, { patch: {}, actor: "recipient", action: "frozen-again" });
  }
  return "frozen" as const;
}

async function freeze(tx: Transaction, request: Request) {
  await recordChange(tx, request, {
    patch: { frozenAt: new Date() },
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
    patch: { alarmedAt: new Date(), alertSettledAt: null },
    actor: "recipient",
    action: isApplied ? "alarm-raised" : "alarm-raised-closed",
  });
  const alarm = isApplied ? "alarm-after-effect" : "alarm-closed";
  await tellAdministrators(tx, { about: { requestId: request.id }, alarm });
  return "alarmed" as const;
}

/** The recipient who was invited instead opened nothing yet: none of the invitations will. If one just did, that is frozen. */
function stopInvitation({ db }: Domain, warning: Warning, invitation: Invitation) {
  const { id, accountId, recipient } = invitation;
  return db.transaction(async (tx) => {
    await lockAccountOpening(tx, accountId);
    const { requestId } = await findInvitation(tx, id);
    const opened = requestId && (await lockRequest(tx, requestId));
    if (opened) return accept(await stopRequest(tx, warning, opened));
    if (await useLink(tx, warning.link.id)) {
      await stopInvitations(tx, { accountId, recipient });
      await appendAuditEvent(tx, {
        requestId: null,
        actor: "recipient",
        action: "invitation-ended",
        details: { invitation: id, account: accountId },
      });
      const about = { accountId, invitationId: id };
      await tellAdministrators(tx, { about, alarm: "invitation-stopped" });
    }
    return accept("invitation-ended" as const);
  });
}
