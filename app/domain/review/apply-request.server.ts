import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { effectStep, nextEffectStepAt } from "#app/domain/request/confirmation.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { findAccount, updateAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { endInvitationsOf } from "#db/invitation-endings.server.ts";
import { addJob } from "#db/jobs.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { insertWebhookDelivery } from "#db/webhooks.server.ts";
import { askConfirmation } from "./ask-confirmation.server.ts";
import { lapseRequest } from "./lapse-request.server.ts";

/**
 * Schedules itself again when too early: if the clock was set back after the job was taken, the
 * request would otherwise stay approved forever.
 */
export function applyRequest(domain: Domain, requestId: RequestId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    if (request.status !== "approved") return refuse("wrong-status");
    switch (effectStep(request, await databaseNow(tx))) {
      case "wait":
        await scheduleEffect(tx, request);
        return refuse("too-early");
      case "ask":
        return ask(tx, domain, request);
      case "lapse":
        return lapseRequest(tx, domain, request);
      case "apply":
        return apply(tx, domain, request);
    }
  });
}

async function ask(tx: Transaction, domain: Domain, request: Request) {
  const status = transition(request, "apply");
  if (!status.ok) return status;
  const asked = await askConfirmation(tx, domain, request);
  await scheduleEffect(tx, asked);
  return accept(asked);
}

async function apply(tx: Transaction, domain: Domain, request: Request) {
  const applied = await putIntoEffect(tx, domain, request);
  if (!applied.ok) return applied;
  await tellApplicants(tx, applied.value, { template: "effective" });
  return applied;
}

export async function scheduleEffect(tx: Transaction, request: Request) {
  const runAt = nextEffectStepAt(request);
  if (!runAt) return;
  const { id } = request;
  await addJob(tx, "apply-request", { requestId: id }, { runAt, key: `apply:${id}` });
}

/** The request's row must be locked. */
export async function putIntoEffect(tx: Transaction, domain: Domain, request: Request) {
  const status = transition(request, "apply");
  if (!status.ok) return status;
  if (request.confirmationDue && !request.confirmedAt) return refuse("not-confirmed");
  const account = await findAccount(tx, request.accountId);
  const patch = accountPatch(request, account);
  await updateAccount(tx, account.id, patch);
  if (patch.contactEmail && patch.contactEmail !== account.contactEmail) {
    await endInvitationsOf(tx, account.id);
  }
  const applied = await recordChange(tx, request, {
    patch: { status: status.value, appliedAt: await databaseNow(tx) },
    actor: "system",
    action: "applied",
    details: describe(account, patch),
  });
  if (patch.mobile && domain.rules.announcesChanges) {
    const deliveryId = await insertWebhookDelivery(tx, request.id);
    const maxAttempts = limits.webhookAttempts;
    await addJob(tx, "deliver-webhook", { deliveryId }, { maxAttempts });
  }
  return accept(applied);
}

function accountPatch(request: Request, account: Account): Partial<Account> {
  if (!request.situation) throw new Error(`request ${request.id} was approved without a situation`);
  const { steps } = catalogue[request.situation];
  return {
    ...(steps.includes("mobile") && {
      mobile: request.mobile,
      mobileVerifiedAt: request.mobileVerifiedAt,
    }),
    ...(steps.includes("addresses") && {
      authorisedAddresses: [...new Set([...account.authorisedAddresses, ...request.addresses])],
    }),
    ...(changesContact(request) && {
      contactName: request.contactName ?? account.contactName,
      contactEmail: request.contactEmail ?? account.contactEmail,
    }),
  };
}

function describe(before: Account, patch: Partial<Account>) {
  return {
    ...(patch.mobile && {
      mobileBefore: before.mobile && maskedForm(before.mobile),
      mobileAfter: maskedForm(patch.mobile),
    }),
    ...(patch.authorisedAddresses && { authorisedAddresses: patch.authorisedAddresses }),
    ...(patch.contactEmail && {
      contactBefore: before.contactEmail,
      contactAfter: patch.contactEmail,
    }),
  };
}
