import { isExplained } from "#app/domain/document/explain-document.server.ts";
import { judgeForCustomer } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { warnOldChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { askForAnswers } from "#app/domain/registry/ask-for-answers.server.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { isCurrentNumberSettled } from "#app/domain/request/current-number.ts";
import { endNumberProof, isNumberProofOver } from "#app/domain/request/end-number-proof.server.ts";
import { transition, type TransitionRefusal } from "#app/domain/request/state-machine.ts";
import { editableSteps, isComplete } from "#app/domain/request/steps.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { assessRequest } from "#app/domain/risk/assess-request.server.ts";
import { asksNumber, catalogue, hasDocuments } from "#app/domain/situation/catalogue.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { narrowSessions } from "#db/sessions.server.ts";

export type SubmitRefusal =
  | TransitionRefusal
  | "not-found"
  | "changed"
  | "incomplete"
  | "proof-ended"
  | "explanation-missing";

/**
 * `seenVersion`: of the answers on the page, because another session may have changed them; null
 * without a page.
 */
export function submitRequest(
  domain: Domain,
  requestId: RequestId,
  seenVersion: number | null = null,
): Promise<Result<Request, SubmitRefusal>> {
  return changeRequest(domain, requestId, async (tx, request) => {
    const status = transition(request, "submit");
    if (!status.ok) return status;
    if (seenVersion !== null && seenVersion !== request.version) return refuse("changed");
    if (asksNumber(request.situation) && (await isNumberProofOver(tx, request))) {
      await endNumberProof(tx, request, "age");
      return refuse("proof-ended");
    }
    const account = await findAccount(tx, request.accountId);
    if (!(await isWhole(tx, request, account))) return refuse("incomplete");
    if (!(await isAllExplained(tx, request, account))) return refuse("explanation-missing");
    const submitted = await recordChange(tx, request, {
      patch: { status: status.value, submittedAt: await databaseNow(tx), stepsAsked: null },
      actor: "customer",
      action: "submitted",
    });
    await assessRequest(tx, submitted);
    await askForAnswers(tx, domain.rules, { request: submitted, account });
    await narrowSessions(tx, request.id);
    await queueMessage(tx, {
      channel: "email",
      template: "received",
      sentTo: request.recipient,
      locale: account.locale,
      accountId: account.id,
      requestId: request.id,
    });
    const notice = { template: "warning-submitted" } as const;
    await warnOldChannels(tx, domain.secrets, { request, account, notice });
    return accept(submitted);
  });
}

async function isWhole(tx: Transaction, request: Request, account: Account) {
  if (!request.situation || !isComplete(request)) return false;
  const { exit, steps, contact } = catalogue[request.situation];
  if (exit) return false;
  if (steps.includes("addresses") && request.addresses.length === 0) return false;
  if (steps.includes("verification") && !isNumberProved(request, account)) return false;
  if (contact === "asked" && !request.contactEmail) return false;
  const documents = await listDocuments(tx, request.id);
  return hasDocuments(
    request.situation,
    account.entity,
    documents.map(({ kind }) => kind),
  );
}

/**
 * Findings read after the customer left the page must be explained too, while documents can still
 * be changed.
 */
async function isAllExplained(tx: Transaction, request: Request, account: Account) {
  if (!editableSteps(request).includes("documents")) return true;
  return (await judgeForCustomer(tx, request, account)).every(isExplained);
}

function isNumberProved(request: Request, account: Account) {
  const current = isCurrentNumberSettled(request, account);
  return request.mobileVerifiedAt !== null && current;
}
