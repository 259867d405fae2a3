import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { changesContact, holdApplies } from "#app/domain/request/risks.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { catalogue, type CheckId } from "#app/domain/situation/catalogue.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listOtherDisputed } from "#db/requests.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { putIntoEffect, scheduleEffect } from "./apply-request.server.ts";
import { decideOnSeen, isOwnInvitation, type Seen, writeReview } from "./decide.server.ts";
import { afterDelay } from "./delay.ts";
import { documentRefusal } from "./document-refusal.server.ts";

export function approveRequest(domain: Domain, input: Seen & { checklist: readonly CheckId[] }) {
  return decideOnSeen(domain, input, async (tx, request) => {
    const status = transition(request, "approve");
    if (!status.ok) return status;
    const refusal = await approvalRefusal(tx, request, input);
    if (refusal) return refuse(refusal);
    await writeReview(tx, input, { decision: "approved", checklist: [...input.checklist] });
    const account = await findAccount(tx, request.accountId);
    const now = await databaseNow(tx);
    const otherDisputed = (await listOtherDisputed(tx, request)).length > 0;
    const isHeld = holdApplies({ ...request, otherDisputed }) && domain.rules.holdHours > 0;
    const takesEffectAt = isHeld ? afterDelay(now, domain.rules) : now;
    const approved = await recordChange(tx, request, {
      patch: { status: status.value, decidedAt: now, takesEffectAt },
      actor: `staff:${input.staffId}`,
      action: "approved",
      details: {
        seen: input.version,
        checklist: input.checklist,
        findings: await findingsOf(tx, request, account),
        takesEffectAt: takesEffectAt.toISOString(),
      },
    });
    const details = isHeld ? { takesEffectAt: takesEffectAt.toISOString() } : {};
    const notice = { template: "warning-decided", details } as const;
    await warnOldChannels(tx, domain.secrets, { request: approved, account, notice });
    await tellApplicants(tx, approved, { template: "approved", details });
    if (!isHeld) return putIntoEffect(tx, domain, approved);
    await scheduleEffect(tx, approved);
    return accept(approved);
  });
}

async function approvalRefusal(
  tx: Transaction,
  request: Request,
  { staffId, checklist }: { staffId: Seen["staffId"]; checklist: readonly CheckId[] },
) {
  if (await isOwnInvitation(tx, request, staffId)) return "inviter";
  if (changesContact(request) && !request.contactProvedAt) return "contact-not-proved";
  const documents = await documentRefusal(tx, request);
  if (documents) return documents;
  const asked = request.situation ? catalogue[request.situation].checks : [];
  return asked.every((check) => checklist.includes(check)) ? null : "checklist-incomplete";
}

async function findingsOf(tx: Transaction, request: Request, account: Account) {
  const judged = await judgeDocuments(tx, request, account);
  const entries = judged.map(({ document, outcomes }) => [
    document.id,
    outcomes
      .filter(({ state }) => state !== "pass")
      .map(({ rule, answer }) => `${rule}: ${answer}`),
  ]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}
