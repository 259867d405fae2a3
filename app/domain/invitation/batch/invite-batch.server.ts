import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { BatchId, StaffId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { limits } from "#app/domain/limits.ts";
import { findAccount, lockAccountOpening } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  countOutcomes,
  lockBatch,
  outcomeNow,
  setOutcome,
  takeWaitingRow,
  updateBatch,
} from "#db/invitation-batches.server.ts";
import { addInvitingJob } from "./batch-job.server.ts";

/** Until the next run. */
const pauseMs = 60_000;

/**
 * Invites some of a batch and leaves the others to a job in a minute. Each invitation commits with
 * its row, so that a run that is killed or repeated invites nobody twice.
 */
export async function inviteBatch(domain: Domain, batchId: BatchId) {
  const { db } = domain;
  for (let count = 0; count < limits.batchInvitationsAMinute; count += 1) {
    const step = await db.transaction((tx) => inviteNext(domain, tx, batchId));
    if (step === "over") return;
    // In a transaction of its own: two runs that share the lock could not both make it their own.
    if (step !== "invited") return db.transaction((tx) => end(tx, batchId, step));
  }
  await db.transaction(async (tx) => {
    if ((await lockBatch(tx, batchId))?.status === "inviting")
      await addInvitingJob(tx, batchId, pauseMs);
  });
}

async function inviteNext(domain: Domain, tx: Transaction, batchId: BatchId) {
  // Shared: a stop waits for this invitation, and the next one sees it.
  const batch = await lockBatch(tx, batchId, "share");
  if (batch?.status !== "inviting" || !batch.confirmedBy) return "over";
  const inviter = batch.confirmedBy;
  if (!(await isStillPermitted(tx, inviter, "invite-many"))) return "stopped";
  const row = await takeWaitingRow(tx, batchId);
  if (!row?.accountId) return "done";
  await lockAccountOpening(tx, row.accountId);
  const outcome = await outcomeNow(tx, row.accountId);
  const result =
    outcome === "waiting" ? await invite(domain, tx, row.accountId, inviter) : { outcome };
  await setOutcome(tx, batchId, row.position, result);
  return "invited";
}

async function invite(
  { secrets }: Domain,
  tx: Transaction,
  accountId: Parameters<typeof findAccount>[1],
  staffId: StaffId,
) {
  const { login } = await findAccount(tx, accountId);
  const order = { login, otherRecipient: null, staffId };
  const invited = await inviteAccount({ db: tx, secrets }, order);
  if (invited.ok) return { outcome: "invited" as const, invitationId: invited.value.invitationId };
  return invited.refusal === "email-invalid"
    ? { outcome: "unknown-login" as const }
    : { outcome: invited.refusal };
}

/** Another run may still hold the last row: then that one ends the batch. */
async function end(tx: Transaction, batchId: BatchId, status: "done" | "stopped") {
  await lockBatch(tx, batchId);
  const counts = await countOutcomes(tx, batchId);
  const { waiting = 0 } = counts;
  if (status === "done" && waiting > 0) return;
  const endedAt = await databaseNow(tx);
  const isOurs = await updateBatch(tx, batchId, { from: "inviting", status, endedAt });
  if (isOurs)
    await appendAuditEvent(tx, {
      requestId: null,
      actor: "system",
      action: status === "done" ? "invitations.finished" : "invitations.stopped",
      details: { batch: batchId, ...counts },
    });
}
